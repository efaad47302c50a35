import Foundation

/// The frames of a file, one after the other.
struct Frames {
    private var rest: [UInt8].SubSequence

    init(of data: Data) { rest = [UInt8](data)[...] }

    /// Whether the file ends within a frame; to be asked when there is no next one.
    var isCut: Bool { !rest.isEmpty }

    mutating func next() -> [UInt8]? {
        let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        guard rest.count >= 4 + length else { return nil }
        defer { rest = rest.dropFirst(4 + length) }
        return Array(rest.dropFirst(4).prefix(length))
    }
}
