import Chiplog
import Glibc

/// A syslog daemon for tests: a bound socket, and the messages that arrive there.
final class SyslogReceiver: Sendable {
    enum Kind: Sendable, CaseIterable {
        case udp, datagrams, stream
    }

    private let kind: Kind
    private let socket: Int32
    /// The accepted connection and what has been read ahead of it.
    private let stream = FutexMutex((connection: Int32(-1), unread: [UInt8]()))

    /// - Parameter path: where the Unix socket is made.
    init(_ kind: Kind, path: String = "") {
        self.kind = kind
        switch kind {
        case .udp: socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
        case .datagrams: socket = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        case .stream: socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        }
        let code = kind == .udp ? bindToPort() : bind(to: path)
        precondition(code == 0, "the test's socket could not be bound: \(String(cString: strerror(errno)))")
        if kind == .stream { listen(socket, 8) }
    }

    deinit {
        close(socket)
        let connection = stream.withLock(\.connection)
        if connection >= 0 { close(connection) }
    }

    private func bindToPort() -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafeBytes(of: &address) { bytes in
            Glibc.bind(socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
        }
    }

    private func bind(to path: String) -> Int32 {
        unlink(path)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafeBytes(of: &address) { bytes in
            Glibc.bind(socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
        }
    }

    /// Waits until there is something to read or accept; a test that waits for what never comes fails after a while
    /// instead of hanging.
    private static func isReady(_ socket: Int32) -> Bool {
        var request = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, 10_000) == 1
    }

    /// The port that the system chose.
    var port: UInt16 {
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutableBytes(of: &address) { bytes in
            _ = getsockname(socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &length)
        }
        return UInt16(bigEndian: address.sin_port)
    }

    /// The next message; nil when none comes.
    func receive() -> [UInt8]? {
        kind == .stream ? stream.withLock { receiveFrame(&$0.connection, &$0.unread) } : receiveDatagram(socket)
    }

    private func receiveDatagram(_ socket: Int32) -> [UInt8]? {
        guard Self.isReady(socket) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 70_000)
        let count = recv(socket, &bytes, bytes.count, 0)
        return count > 0 ? Array(bytes.prefix(count)) : nil
    }

    /// Reads a frame by octet counting: its length in decimal digits, a space, and so many bytes (RFC 6587, 3.4.1).
    private func receiveFrame(_ connection: inout Int32, _ unread: inout [UInt8]) -> [UInt8]? {
        if connection < 0 {
            guard Self.isReady(socket) else { return nil }
            connection = accept(socket, nil, nil)
        }
        while true {
            let digits = unread.prefix { $0 != UInt8(ascii: " ") }
            if digits.count < unread.count, let length = Int(String(decoding: digits, as: UTF8.self)) {
                let frame = unread.dropFirst(digits.count + 1)
                if frame.count >= length {
                    unread = Array(frame.dropFirst(length))
                    return Array(frame.prefix(length))
                }
            }
            guard let more = receiveDatagram(connection) else { return nil }
            unread += more
        }
    }
}
