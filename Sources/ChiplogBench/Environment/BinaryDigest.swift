import Glibc

/// What names an executable in reports: its digest and its size.
package struct BinaryDigest: Equatable, Sendable {
    /// SHA-256 in hexadecimal.
    package var sha256: String
    package var bytes: UInt64

    package init(sha256: String, bytes: UInt64) {
        self.sha256 = sha256
        self.bytes = bytes
    }

    /// Reads the file at `path`; nil when it cannot be read.
    package init?(of path: String) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var hash = SHA256()
        var bytes: UInt64 = 0
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(file, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += UInt64(count)
            chunk.withUnsafeBytes { hash.update(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
        sha256 = hash.hex()
        self.bytes = bytes
    }
}
