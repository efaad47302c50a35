import Chiplog

/// Writes what a line must say in a form so plain that it needs no testing: words separated by spaces.
///
/// ```
/// n | t | f            null, true, false
/// i42 | d3ff8…         an integer; a double's 64 bits in hexadecimal
/// s6162 | b00ff        a string's UTF-8 or bytes, in hexadecimal
/// T-1 | D1,500         nanoseconds since 1970; seconds and attoseconds
/// [ … ]                an array
/// { k61 … }            an object: each key as its UTF-8 in hexadecimal, then its value
/// e61 m62 … ;          an error: type and message of each link
/// ```
struct Expectation {
    private(set) var bytes: [UInt8] = []

    private static let digits = Array("0123456789abcdef".utf8)

    mutating func append(_ word: String) {
        bytes.append(contentsOf: word.utf8)
        bytes.append(UInt8(ascii: " "))
    }

    mutating func append(_ tag: String, hex: some Sequence<UInt8>) {
        bytes.append(contentsOf: tag.utf8)
        for byte in hex {
            bytes.append(Self.digits[Int(byte >> 4)])
            bytes.append(Self.digits[Int(byte & 15)])
        }
        bytes.append(UInt8(ascii: " "))
    }

    mutating func append(_ value: LogValue) {
        switch value {
        case .null: append("n")
        case .bool(let value): append(value ? "t" : "f")
        case .int(let value): append("i\(value)")
        case .uint(let value): append("i\(value)")
        case .double(let value): append("d" + String(value.bitPattern, radix: 16))
        case .string(let value): append("s", hex: value.utf8)
        case .bytes(let value): append("b", hex: value)
        case .timestamp(let value): append("T\(value.nanosecondsSince1970)")
        case .duration(let value): append("D\(value.components.seconds),\(value.components.attoseconds)")
        case .array(let elements):
            append("[")
            for element in elements { append(element) }
            append("]")
        case .object(let fields): append(fields)
        case .error(let value): append(value)
        }
    }

    mutating func append(_ fields: some Sequence<(key: LogKey, value: LogValue)>) {
        append("{")
        for (key, value) in fields {
            append("k", hex: key.name.utf8)
            append(value)
        }
        append("}")
    }

    mutating func append(_ error: LogErrorValue) {
        for link in [error] + error.causes {
            append("e", hex: link.type.utf8)
            append("m", hex: link.message.utf8)
        }
        append(";")
    }

    mutating func endLine() { bytes.append(UInt8(ascii: "\n")) }
}
