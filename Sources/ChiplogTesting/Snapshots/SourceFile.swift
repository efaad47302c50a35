#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A file of the tests' source, on disk.
struct SourceFile {
    /// Where it is, symbolic links followed: they stay when the file is replaced.
    let path: String

    init(_ path: String) throws(RecordingRefusal) {
        guard let resolved = realpath(path, nil) else { throw Self.failure("find", path) }
        defer { free(resolved) }
        self.path = String(cString: resolved)
    }

    func contents() throws(RecordingRefusal) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw Self.failure("read", path) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Self.retrying { piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) } }
            guard count >= 0 else { throw Self.failure("read", path) }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    /// When the text was last written, counted from 1970.
    func modified() throws(RecordingRefusal) -> Duration {
        try status().modified
    }

    /// Replaces the file at once: whoever reads it has the old text or the new one, after a loss of power too. Permissions
    /// are kept, and owner and group as far as they may be given away.
    func replace(with bytes: [UInt8]) throws(RecordingRefusal) {
        let beside = "\(path).\(getpid()).snapshot"
        let status = try status()
        let file = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, status.permissions & 0o777)
        guard file >= 0 else { throw Self.failure("write", beside) }
        // Before the permissions, of which a change of the owner takes some away.
        Self.give(file, to: status)
        let isWritten =
            Self.writeAll(bytes, to: file) && fchmod(file, status.permissions) == 0 && fsync(file) == 0
        // A file system may tell only now that it has no room.
        guard close(file) == 0, isWritten, rename(beside, path) == 0 else {
            let failure = Self.failure("write", path)
            unlink(beside)
            throw failure
        }
    }

    private func status() throws(RecordingRefusal) -> FileStatus {
        guard let status = FileStatus(path) else { throw Self.failure("read", path) }
        return status
    }

    /// Gives the file the owner and group of another, or the group alone, as far as that is allowed: only the superuser
    /// gives files away, and a source with another owner is better than none.
    private static func give(_ file: Int32, to other: FileStatus) {
        _ = fchown(file, other.owner, other.group) == 0 || fchown(file, .max, other.group) == 0
    }

    private static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = retrying { rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// A call that a signal has interrupted is made again.
    private static func retrying(_ call: () -> Int) -> Int {
        while true {
            let result = call()
            if result >= 0 || errno != EINTR { return result }
        }
    }

    private static func failure(_ verb: String, _ path: String) -> RecordingRefusal {
        RecordingRefusal("cannot \(verb) \(path): \(String(cString: strerror(errno)))")
    }
}
