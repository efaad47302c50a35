/// A strict reader of RFC 8259 that can say where it stopped.
///
/// An own one because no reader of the toolchain keeps the place of a value, and an error about a configuration file
/// without its line is of little use.
struct JSONParser {
    /// Where each value began, by path; empty unless asked for.
    private(set) var lines: [JSONPath: Int] = [:]

    private let keepsLines: Bool
    private var input: JSONCursor
    private var path = JSONPath.root

    init(_ bytes: [UInt8], keepsLines: Bool) {
        input = JSONCursor(bytes)
        self.keepsLines = keepsLines
    }

    /// The one value of the whole text.
    mutating func parseDocument() throws(JSONError) -> JSON {
        try input.checkEncoding()
        input.skipWhitespace()
        guard !input.isAtEnd else { throw input.failure("the text is empty; expected a JSON value") }
        let value = try parseValue()
        input.skipWhitespace()
        guard input.isAtEnd else { throw input.failure("expected the end of the text, found \(input.nextText)") }
        return value
    }

    private mutating func parseValue() throws(JSONError) -> JSON {
        switch input.peek {
        case UInt8(ascii: "{"): return .object(try parseMembers())
        case UInt8(ascii: "["): return .array(try parseElements())
        case UInt8(ascii: "\""): return .string(try parseString())
        case UInt8(ascii: "t") where input.skip("true"): return .bool(true)
        case UInt8(ascii: "f") where input.skip("false"): return .bool(false)
        case UInt8(ascii: "n") where input.skip("null"): return .null
        case UInt8(ascii: "-"): return .number(try parseNumber())
        case _ where input.isAtDigit: return .number(try parseNumber())
        default: throw input.failure("expected a value, found \(input.nextText)")
        }
    }

    private mutating func parseMembers() throws(JSONError) -> [JSON.Member] {
        try open()
        var members: [JSON.Member] = []
        var keys: Set<String> = []
        if input.skip("}") { return members }
        repeat {
            input.skipWhitespace()
            guard input.peek == UInt8(ascii: "\"") else {
                throw input.failure("expected a key in quotes, found \(input.nextText)")
            }
            let start = input.position
            let key = try parseString()
            guard keys.insert(key).inserted else { throw input.failure("duplicate key \"\(key)\"", at: start) }
            input.skipWhitespace()
            guard input.skip(":") else {
                throw input.failure("expected \":\" after key \"\(key)\", found \(input.nextText)")
            }
            members.append(JSON.Member(key, try parseChild(.key(key))))
        } while input.skip(",")
        guard input.skip("}") else { throw input.failure("expected \",\" or \"}\", found \(input.nextText)") }
        return members
    }

    private mutating func parseElements() throws(JSONError) -> [JSON] {
        try open()
        var elements: [JSON] = []
        if input.skip("]") { return elements }
        repeat {
            elements.append(try parseChild(.index(elements.count)))
        } while input.skip(",")
        guard input.skip("]") else { throw input.failure("expected \",\" or \"]\", found \(input.nextText)") }
        return elements
    }

    /// Steps over an opening bracket, unless that would be too deep.
    private mutating func open() throws(JSONError) {
        guard path.steps.count < JSON.maximumDepth else {
            throw input.failure("more than \(JSON.maximumDepth) arrays and objects inside each other")
        }
        input.advance()
        input.skipWhitespace()
    }

    private mutating func parseChild(_ step: JSONPath.Step) throws(JSONError) -> JSON {
        input.skipWhitespace()
        path.steps.append(step)
        if keepsLines { lines[path] = input.line }
        let value = try parseValue()
        path.steps.removeLast()
        input.skipWhitespace()
        return value
    }
}

// MARK: - Scalars

extension JSONParser {
    private mutating func parseString() throws(JSONError) -> String {
        input.advance()
        var text: [UInt8] = []
        while let byte = input.peek {
            switch byte {
            case UInt8(ascii: "\""):
                input.advance()
                return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"):
                text.append(contentsOf: try parseEscape().utf8)
            case 0..<0x20:
                throw input.failure("a control character in a string must be escaped")
            default:
                text.append(byte)
                input.advance()
            }
        }
        throw input.failure("the text ends inside a string")
    }

    private mutating func parseEscape() throws(JSONError) -> String {
        let start = input.position
        input.advance()
        let letter = input.peek
        input.advance()
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
        default: throw input.failure("unknown escape in a string", at: start)
        }
    }

    /// The scalar of `\uXXXX`, or of two such escapes that form a surrogate pair.
    private mutating func parseUnicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
        let first = try parseFourHexDigits(from: start)
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, input.skip("\\u") else {
            throw input.failure("a surrogate without its other half", at: start)
        }
        let second = try parseFourHexDigits(from: start)
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw input.failure("a surrogate without its other half", at: start) }
        return scalar
    }

    private mutating func parseFourHexDigits(from start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = input.peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw input.failure("expected four hexadecimal digits after \\u", at: start)
            }
            value = value << 4 | UInt32(digit)
            input.advance()
        }
        return value
    }

    private mutating func parseNumber() throws(JSONError) -> String {
        let start = input.position
        _ = input.skip("-")
        if !input.skip("0"), skipDigits() == 0 { throw input.failure("expected a digit, found \(input.nextText)") }
        if input.skip("."), skipDigits() == 0 {
            throw input.failure("expected a digit after the point, found \(input.nextText)")
        }
        if input.skip("e") || input.skip("E") {
            _ = input.skip("+") || input.skip("-")
            if skipDigits() == 0 { throw input.failure("expected a digit in the exponent, found \(input.nextText)") }
        }
        if input.isAtDigit { throw input.failure("a number does not begin with a zero", at: start) }
        return input.text(from: start)
    }

    private mutating func skipDigits() -> Int {
        let start = input.position
        while input.isAtDigit { input.advance() }
        return input.position - start
    }
}
