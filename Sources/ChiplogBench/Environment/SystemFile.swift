import Glibc

/// Small text files by which the kernel tells about itself.
enum SystemFile {
    /// More than `/proc/cpuinfo` has on a machine with hundreds of processors.
    private static let limit = 4 << 20

    /// The file's text without white space at its end; nil when it is not there or cannot be read.
    static func text(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        // A page, as the kernel gives it: more would show in this process's memory, which is one of the things read.
        var chunk = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < limit {
            let count = read(file, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { break }
            bytes += chunk[..<count]
        }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    /// The value of the first line `key separator value` in `text`, without blanks and quotes around it.
    static func value(of key: String, separator: Character, in text: String) -> String? {
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: separator, maxSplits: 1)
            guard parts.count == 2, trimmed(parts[0]) == key else { continue }
            return trimmed(parts[1])
        }
        return nil
    }

    /// The bytes of a line such as `MemTotal:  8123456 kB` in `text`.
    static func bytes(of key: String, in text: String) -> UInt64? {
        let number = value(of: key, separator: ":", in: text)?.split(separator: " ").first
        guard let kibibytes = number.flatMap({ UInt64($0) }) else { return nil }
        let (bytes, overflow) = kibibytes.multipliedReportingOverflow(by: 1_024)
        return overflow ? nil : bytes
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first.isWhitespace || first == "\"" { text.removeFirst() }
        while let last = text.last, last.isWhitespace || last == "\"" { text.removeLast() }
        return String(text)
    }
}
