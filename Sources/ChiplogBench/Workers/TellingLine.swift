/// The line of a child's standard error that says most about its end: the last that speaks of an error, else the last.
///
/// Only that line is kept: a child in a loop may write gigabytes, and a crash may be followed by pages of backtrace.
struct TellingLine {
    private var partial: [UInt8] = []
    private var last: String?
    private var lastError: String?

    /// A sentence and some context; what a line has beyond is left out.
    static let limit = 300

    /// The line; nil when nothing but blanks was written.
    var text: String? { lastError ?? Self.shown(partial) ?? last }

    mutating func append(_ bytes: some Collection<UInt8>) {
        for byte in bytes {
            if byte == 0x0A {
                endLine()
            } else if partial.count < Self.limit {
                partial.append(byte)
            }
        }
    }

    private mutating func endLine() {
        if let line = Self.shown(partial) {
            last = line
            if line.contains("rror:") { lastError = line }
        }
        partial.removeAll(keepingCapacity: true)
    }

    private static func shown(_ bytes: [UInt8]) -> String? {
        guard bytes.contains(where: { $0 > 0x20 }) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }
}
