import Glibc

extension JSON {
    /// Sends the value as one line through `socket`.
    ///
    /// A peer that is gone is passed over: whoever waits for its answer, or for its next command, learns of it there.
    func sendLine(to socket: Int32) {
        var rest = Array((text() + "\n").utf8)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent < 0 && errno == EINTR { continue }
            guard sent > 0 else { return }
            rest = rest.dropFirst(sent)
        }
    }
}
