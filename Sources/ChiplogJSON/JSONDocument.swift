/// A parsed document that still knows on which line each of its values began.
struct JSONDocument: Sendable {
    var root: JSON
    /// The line of every member's key and every element, counted from 1.
    var lines: [JSONPath: Int]

    static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONDocument {
        var parser = JSONParser(bytes, keepsLines: true)
        let root = try parser.parseDocument()
        return JSONDocument(root: root, lines: parser.lines)
    }
}

extension JSON {
    /// Reads one JSON value (RFC 8259), strictly: no comments, no trailing commas, no duplicate keys, no byte order
    /// mark, valid UTF-8, no lone surrogate, at most ``maximumDepth`` arrays and objects inside each other.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSON {
        var parser = JSONParser(bytes, keepsLines: false)
        return try parser.parseDocument()
    }

    /// The same for a text.
    public static func parse(_ text: String) throws(JSONError) -> JSON {
        try parse(Array(text.utf8))
    }

    /// How deep arrays and objects may nest; it bounds the stack that reading and writing use.
    public static let maximumDepth = 64
}
