import CBenchSystem
import Glibc

/// Reads a child line by line, keeps the telling line of its standard error, and never waits past a deadline.
struct ChildOutput {
    /// What a wait ended with.
    enum Arrival: Equatable {
        case line(String)
        /// The child closed its output: it has ended or is about to.
        case ended
        case timedOut
        case interrupted
    }

    private(set) var errors = TellingLine()
    private var lines = LineBuffer()
    private var errorsAreOpen = true

    /// Waits for a line until `deadline` (in `cbench_monotonic_ns`), the child's end, or an interruption.
    mutating func next(of child: ChildProcess, before deadline: UInt64, or stop: Interruption) -> Arrival {
        while true {
            if let line = lines.next() { return .line(line) }
            let now = cbench_monotonic_ns()
            if now >= deadline { return .timedOut }
            var entries = [
                pollfd(fd: child.socket, events: Int16(POLLIN), revents: 0),
                pollfd(fd: errorsAreOpen ? child.errors : -1, events: Int16(POLLIN), revents: 0),
                pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0),
            ]
            // Rounded up to milliseconds, so that the deadline has passed when the wait ends by it.
            let milliseconds = min((deadline - now) / 1_000_000 + 1, 3_600_000)
            guard poll(&entries, nfds_t(entries.count), Int32(milliseconds)) > 0 else { continue }
            if entries[2].revents != 0 { return .interrupted }
            // Piece by piece: a child that never stops writing must not keep this from its deadline.
            if entries[1].revents != 0 { readSomeErrors(of: child) }
            if entries[0].revents != 0, !readLines(of: child) {
                readErrors(of: child)
                return .ended
            }
        }
    }

    /// Takes in what the child has left on its standard error: as much as a pipe holds, since a child of its own may still
    /// be writing.
    mutating func readErrors(of child: ChildProcess) {
        var pieces = 0
        while pieces < Self.pipePieces, readSomeErrors(of: child) { pieces += 1 }
    }

    /// The most a pipe holds unless root made it larger, 1 MiB, in the pieces in which it is read.
    private static let pipePieces = (1 << 20) / piece

    /// False when there is no more just now.
    @discardableResult
    private mutating func readSomeErrors(of child: ChildProcess) -> Bool {
        guard errorsAreOpen, let bytes = Self.read(child.errors) else { return false }
        errorsAreOpen = !bytes.isEmpty
        errors.append(bytes)
        return errorsAreOpen
    }

    private mutating func readLines(of child: ChildProcess) -> Bool {
        guard let bytes = Self.read(child.socket), !bytes.isEmpty, !lines.isOverfull else { return false }
        lines.append(bytes)
        return true
    }

    /// Bytes read at once: what a pipe holds.
    private static let piece = 65_536

    /// Some bytes, none at the end, nil when there are none just now or the descriptor is broken.
    static func read(_ descriptor: Int32) -> [UInt8]? {
        var count = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: piece) { buffer, used in
            repeat {
                count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && errno == EINTR
            used = max(count, 0)
        }
        return count < 0 ? nil : bytes
    }
}
