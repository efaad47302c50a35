/// A strict reader of RFC 8259 that can say where it stopped.
///
/// An own one because no reader of the toolchain keeps the place of a value, and an error about a scenario file
/// without its line is of little use.
struct JSONParser {
    /// Where each value began, by path; empty unless asked for.
    private(set) var lines: [JSONPath: Int] = [:]

    private let bytes: [UInt8]
    private let keepsLines: Bool
    private var position = 0
    private var line = 1
    private var path = JSONPath.root

    init(_ bytes: [UInt8], keepsLines: Bool) {
        self.bytes = bytes
        self.keepsLines = keepsLines
    }

    /// The one value of the whole text.
    mutating func parseDocument() throws(JSONError) -> JSON {
        try checkEncoding()
        skipWhitespace()
        guard position < bytes.count else { throw failure("the text is empty; expected a JSON value") }
        let value = try parseValue()
        skipWhitespace()
        guard position == bytes.count else { throw failure("expected the end of the text, found \(nextText)") }
        return value
    }

    private mutating func parseValue() throws(JSONError) -> JSON {
        switch peek {
        case UInt8(ascii: "{"): return .object(try parseMembers())
        case UInt8(ascii: "["): return .array(try parseElements())
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t") where skip("true"): return .bool(true)
        case UInt8(ascii: "f") where skip("false"): return .bool(false)
        case UInt8(ascii: "n") where skip("null"): return .null
        case UInt8(ascii: "-"): return .number(try parseNumber())
        case _ where isAtDigit: return .number(try parseNumber())
        default: throw failure("expected a value, found \(nextText)")
        }
    }

    private mutating func parseMembers() throws(JSONError) -> [JSON.Member] {
        try open()
        var members: [JSON.Member] = []
        var keys: Set<String> = []
        if skip("}") { return members }
        repeat {
            skipWhitespace()
            guard peek == UInt8(ascii: "\"") else { throw failure("expected a key in quotes, found \(nextText)") }
            let start = position
            let key = try parseString()
            guard keys.insert(key).inserted else { throw failure("duplicate key \"\(key)\"", at: start) }
            skipWhitespace()
            guard skip(":") else { throw failure("expected \":\" after key \"\(key)\", found \(nextText)") }
            members.append(JSON.Member(key, try parseChild(.key(key))))
        } while skip(",")
        guard skip("}") else { throw failure("expected \",\" or \"}\", found \(nextText)") }
        return members
    }

    private mutating func parseElements() throws(JSONError) -> [JSON] {
        try open()
        var elements: [JSON] = []
        if skip("]") { return elements }
        repeat {
            elements.append(try parseChild(.index(elements.count)))
        } while skip(",")
        guard skip("]") else { throw failure("expected \",\" or \"]\", found \(nextText)") }
        return elements
    }

    /// Steps over an opening bracket, unless that would be too deep.
    private mutating func open() throws(JSONError) {
        guard path.steps.count < JSON.maximumDepth else {
            throw failure("more than \(JSON.maximumDepth) arrays and objects inside each other")
        }
        position += 1
        skipWhitespace()
    }

    private mutating func parseChild(_ step: JSONPath.Step) throws(JSONError) -> JSON {
        skipWhitespace()
        path.steps.append(step)
        if keepsLines { lines[path] = line }
        let value = try parseValue()
        path.steps.removeLast()
        skipWhitespace()
        return value
    }
}

// MARK: - Scalars

extension JSONParser {
    private mutating func parseString() throws(JSONError) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: try parseEscape().utf8)
            case 0..<0x20:
                throw failure("a control character in a string must be escaped")
            default:
                text.append(byte)
                position += 1
            }
        }
        throw failure("the text ends inside a string")
    }

    private mutating func parseEscape() throws(JSONError) -> String {
        let start = position
        position += 1
        let letter = peek
        position += 1
        switch letter {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return String(try parseUnicodeEscape(from: start))
        default: throw failure("unknown escape in a string", at: start)
        }
    }

    /// The scalar of `\uXXXX`, or of two such escapes that form a surrogate pair.
    private mutating func parseUnicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try parseFourHexDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, skip("\\u") else { throw failure("a surrogate without its other half", at: start) }
        let second = try parseFourHexDigits(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw failure("a surrogate without its other half", at: start) }
        return scalar
    }

    private mutating func parseFourHexDigits(from start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("expected four hexadecimal digits after \\u", at: start)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    private mutating func parseNumber() throws(JSONError) -> String {
        let start = position
        _ = skip("-")
        if !skip("0"), skipDigits() == 0 { throw failure("expected a digit, found \(nextText)") }
        if skip("."), skipDigits() == 0 { throw failure("expected a digit after the point, found \(nextText)") }
        if skip("e") || skip("E") {
            _ = skip("+") || skip("-")
            if skipDigits() == 0 { throw failure("expected a digit in the exponent, found \(nextText)") }
        }
        if isAtDigit { throw failure("a number does not begin with a zero", at: start) }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skipDigits() -> Int {
        let start = position
        while isAtDigit { position += 1 }
        return position - start
    }
}

// MARK: - Bytes and places

extension JSONParser {
    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private var isAtDigit: Bool {
        peek.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }

    /// Steps over `token` if it comes next.
    private mutating func skip(_ token: StaticString) -> Bool {
        let end = position + token.utf8CodeUnitCount
        guard end <= bytes.count else { return false }
        let matches = token.withUTF8Buffer { $0.elementsEqual(bytes[position..<end]) }
        if matches { position = end }
        return matches
    }

    private mutating func skipWhitespace() {
        while let byte = peek {
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
            default: return
            }
            position += 1
        }
    }

    private func checkEncoding() throws(JSONError) {
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
    private var nextText: String {
        guard position < bytes.count else { return "the end of the text" }
        let rest = String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars
        guard let scalar = rest.first else { return "the end of the text" }
        return scalar == "\"" ? "a quote" : JSON.string(String(scalar)).text()
    }

    /// An error at `offset`, or where the parser stands; counts lines from the start, since errors are rare.
    private func failure(_ message: String, at offset: Int? = nil) -> JSONError {
        let before = bytes[..<(offset ?? position)]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        let isContinuation = { (byte: UInt8) in byte & 0xC0 == 0x80 }
        let column = before[lineStart...].count { !isContinuation($0) } + 1
        return JSONError(message, line: line, column: column)
    }
}
