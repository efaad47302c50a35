/// A JSON text by the letter of RFC 8259, whose objects have no key twice; a reader of its own, so that it shares no
/// mistake with what it reads.
struct JSONCheck {
    private let bytes: [UInt8]
    private var index = 0

    /// Why `bytes` are no JSON object, or nil.
    static func problem(of bytes: [UInt8]) -> String? {
        var check = JSONCheck(bytes: bytes)
        guard bytes.first == UInt8(ascii: "{") else { return "no object" }
        guard check.value() else { return "no JSON at byte \(check.index)" }
        return check.index == bytes.count ? nil : "more behind the object"
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func take(_ text: StaticString) -> Bool {
        let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        guard bytes[index...].starts(with: expected) else { return false }
        index += expected.count
        return true
    }

    private mutating func value() -> Bool {
        switch next {
        case UInt8(ascii: "{"): object()
        case UInt8(ascii: "["): array()
        case UInt8(ascii: "\""): string() != nil
        case UInt8(ascii: "n"): take("null")
        case UInt8(ascii: "t"): take("true")
        case UInt8(ascii: "f"): take("false")
        default: number()
        }
    }

    private mutating func object() -> Bool {
        guard take("{") else { return false }
        if take("}") { return true }
        var keys: Set<[UInt8]> = []
        repeat {
            guard let key = string(), keys.insert(key).inserted, take(":"), value() else { return false }
        } while take(",")
        return take("}")
    }

    private mutating func array() -> Bool {
        guard take("[") else { return false }
        if take("]") { return true }
        repeat {
            guard value() else { return false }
        } while take(",")
        return take("]")
    }

    /// The bytes between the quotation marks, as they are written: equal keys are written equally.
    private mutating func string() -> [UInt8]? {
        guard take("\"") else { return nil }
        let start = index
        while let byte = next {
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return Array(bytes[start..<(index - 1)])
            case 0..<0x20: return nil
            case UInt8(ascii: "\\"):
                guard let escaped = next else { return nil }
                index += 1
                if escaped == UInt8(ascii: "u") {
                    guard (0..<4).allSatisfy({ _ in hexDigit() }) else { return nil }
                } else if !"\"\\/bfnrt".utf8.contains(escaped) {
                    return nil
                }
            default: break
            }
        }
        return nil
    }

    private mutating func hexDigit() -> Bool {
        guard let byte = next, "0123456789abcdefABCDEF".utf8.contains(byte) else { return false }
        index += 1
        return true
    }

    private mutating func number() -> Bool {
        _ = take("-")
        if !take("0") {
            guard digits() else { return false }
        }
        if take(".") {
            guard digits() else { return false }
        }
        if take("e") || take("E") {
            _ = take("+") || take("-")
            guard digits() else { return false }
        }
        return true
    }

    private mutating func digits() -> Bool {
        let start = index
        while let byte = next, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { index += 1 }
        return index > start
    }
}
