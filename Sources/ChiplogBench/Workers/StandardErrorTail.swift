/// The last 4 KiB of what a child wrote to standard error, for the reason of its failure.
struct StandardErrorTail {
    private var bytes: [UInt8] = []

    /// A crash message and some context; bounded, since a child in a loop may write gigabytes.
    static let limit = 4096

    mutating func append(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more.suffix(Self.limit))
        if bytes.count > Self.limit { bytes.removeFirst(bytes.count - Self.limit) }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The line that says most: the last that speaks of an error, else the last that is not blank; nil without any.
    var tellingLine: String? {
        let lines = text.split(separator: "\n").filter { line in line.contains { !$0.isWhitespace } }
        let line = lines.last { $0.contains("rror:") || $0.contains("ERROR") } ?? lines.last
        return line.map { String($0.prefix(300)) }
    }
}
