/// A part of the tree of labels, whose branches are separated by dots: "db" is the label "db" and everything below it,
/// such as "db.pool", but not "dbx". The empty prefix is all labels.
///
/// Labels are compared byte by byte in UTF-8: upper and lower case differ.
public struct LabelPrefix: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
    let bytes: [UInt8]

    public init(_ prefix: String) {
        bytes = Array(prefix.utf8)
    }

    public init(stringLiteral prefix: String) {
        self.init(prefix)
    }

    /// Whether `label` is the prefix itself, or below it. Does not allocate.
    public func covers(_ label: String) -> Bool {
        label.withUTF8Pointer { start, count in
            covers(UnsafeRawBufferPointer(start: start, count: count))
        }
    }

    /// The same for a label's UTF-8.
    func covers(_ label: UnsafeRawBufferPointer) -> Bool {
        guard label.count >= bytes.count else { return false }
        // By hand: an iterator allocates in debug builds, where costs are tested.
        var index = 0
        while index < bytes.count {
            guard label[index] == bytes[index] else { return false }
            index += 1
        }
        return bytes.isEmpty || label.count == bytes.count || label[bytes.count] == UInt8(ascii: ".")
    }

    public var description: String { String(decoding: bytes, as: UTF8.self) }
}
