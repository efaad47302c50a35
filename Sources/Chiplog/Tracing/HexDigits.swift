/// Hexadecimal numbers of fixed length, as trace headers have them.
enum HexDigits {
    /// What `digits`, at most 16, write; nil when there is another character among them.
    static func value(_ digits: some Sequence<UInt8>, lowercaseOnly: Bool = false) -> UInt64? {
        var value: UInt64 = 0
        for digit in digits {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt64(digit - UInt8(ascii: "0"))
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt64(digit - UInt8(ascii: "a") + 10)
            case UInt8(ascii: "A")...UInt8(ascii: "F") where !lowercaseOnly:
                value = value << 4 | UInt64(digit - UInt8(ascii: "A") + 10)
            default: return nil
            }
        }
        return value
    }

    /// The lower-case digits of all of `value`'s bytes.
    static func text(_ value: some FixedWidthInteger & UnsignedInteger) -> String {
        let count = value.bitWidth / 4
        return String(unsafeUninitializedCapacity: count) { digits in
            for place in 0..<count {
                let digit = UInt8(truncatingIfNeeded: value >> (value.bitWidth - 4 * (place + 1))) & 0xf
                digits[place] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
            }
            return count
        }
    }
}
