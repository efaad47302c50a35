import Glibc

/// Why a file could not be read or written: the system's reason.
struct FileError: Error, Equatable {
    var path: String
    var reason: String

    init(_ path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    init(_ path: String, code: Int32) {
        self.path = path
        reason = code == EISDIR ? "it is a folder, not a file" : String(cString: strerror(code))
    }
}

/// Whole files as bytes.
enum FileBytes {
    /// Everything in the file at `path`, which may hold `limit` bytes at most.
    static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
        let bytes = try read(path, first: limit + 1)
        guard bytes.count <= limit else {
            throw FileError(path, reason: "it is longer than the \(limit >> 10) KiB that are read of such a file")
        }
        return bytes
    }

    /// What the file at `path` begins with, `most` bytes or all that it has.
    static func read(_ path: String, first most: Int) throws(FileError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw FileError(path, code: errno) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while bytes.count < most {
            let count = Glibc.read(file, &chunk, min(chunk.count, most - bytes.count))
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw FileError(path, code: errno) }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
        return bytes
    }

    /// Writes all of `bytes` to an open file.
    static func write(_ bytes: [UInt8], to file: Int32, at path: String) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { throw FileError(path, code: count < 0 ? errno : EIO) }
            rest = rest.dropFirst(count)
        }
    }

    /// Makes a file of `bytes` at `path`, where there must be none.
    static func create(_ path: String, _ bytes: [UInt8]) throws(FileError) {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw FileError(path, code: errno) }
        defer { close(file) }
        try write(bytes, to: file, at: path)
    }

    /// Makes an executable file at `target`, where there must be none, with what the file at `path` holds.
    static func copyExecutable(_ path: String, to target: String) throws(FileError) {
        let bytes = try read(path, limit: 1 << 30)
        let file = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o755)
        guard file >= 0 else { throw FileError(target, code: errno) }
        defer { close(file) }
        try write(bytes, to: file, at: target)
    }
}
