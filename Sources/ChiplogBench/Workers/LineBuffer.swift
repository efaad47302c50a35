/// Bytes that arrive in pieces, given back as lines.
struct LineBuffer {
    private var bytes: [UInt8] = []
    private var scanned = 0

    /// The longest line kept; a reply is some 100 KiB at most, so more is a fault of the sender.
    static let limit = 16 << 20

    /// Whether a line is longer than `limit`.
    var isOverfull: Bool { bytes.count > Self.limit }

    mutating func append(_ more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// The next whole line without its line feed, or nil until more bytes arrive.
    mutating func next() -> String? {
        guard let end = bytes[scanned...].firstIndex(of: 0x0A) else {
            scanned = bytes.count
            return nil
        }
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        bytes.removeSubrange(...end)
        scanned = 0
        return line
    }
}
