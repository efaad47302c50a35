/// A place in a JSON text, and what can be asked and told about it.
struct JSONCursor {
    /// The line of the place, counted from 1.
    private(set) var line = 1
    /// The place, in bytes from the start.
    private(set) var position = 0
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    /// The next byte, or nil at the end.
    var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    /// Whether a decimal digit comes next.
    var isAtDigit: Bool {
        peek.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    /// Steps over the next byte, if there is one.
    mutating func advance() {
        position = min(position + 1, bytes.count)
    }

    /// The text from `start` to here.
    func text(from start: Int) -> String {
        String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Steps over `token` if it comes next.
    mutating func skip(_ token: StaticString) -> Bool {
        let end = position + token.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        let matches = token.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
        if matches { position = end }
        return matches
    }

    /// Steps over what may stand between two tokens, counting lines: they end nowhere else in valid JSON.
    mutating func skipWhitespace() {
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            default: return
            }
            position += 1
        }
    }

    /// Fails where the bytes are not UTF-8, or begin with a byte order mark.
    func checkEncoding() throws(JSONError) {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
        } catch {
            throw failure("not UTF-8", at: error.byteOffsets.lowerBound)
        }
        guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else {
            throw failure("a byte order mark before the text; save the file as UTF-8 without one", at: 0)
        }
    }

    /// What comes next, for the end of a sentence.
    var nextText: String {
        guard position < bytes.count else { return "the end of the text" }
        let rest = String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars
        guard let scalar = rest.first else { return "the end of the text" }
        return scalar == "\"" ? "a quote" : JSON.string(String(scalar)).text()
    }

    /// An error at `offset`, or where the parser stands; counts lines from the start, since errors are rare.
    func failure(_ message: String, at offset: Int? = nil) -> JSONError {
        let before = bytes[..<(offset ?? position)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let isContinuation = { (byte: UInt8) in byte & 0xC0 == 0x80 }
        let column = before[lineStart...].count { !isContinuation($0) } + 1
        return JSONError(message, line: line, column: column)
    }
}
