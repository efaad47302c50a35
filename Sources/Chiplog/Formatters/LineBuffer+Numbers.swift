internal import CChiplogShims

extension LineBuffer {
    /// Appends the decimal digits of `value`.
    @inline(__always)
    public mutating func append(_ value: Int64) {
        if value < 0 {
            append(byte: UInt8(ascii: "-"))
        }
        append(value.magnitude)
    }

    /// Appends the decimal digits of `value`.
    public mutating func append(_ value: UInt64) {
        guard buffer.reserve(20) else { return }
        let count = DecimalDigits.count(of: value)
        DecimalDigits.write(value, to: buffer.end, count: count)
        buffer.advance(count)
    }

    /// Appends the last `digits` digits of `value`, zeros in front where it has fewer.
    mutating func append(_ value: UInt64, digits: Int) {
        guard buffer.reserve(digits) else { return }
        DecimalDigits.write(value, to: buffer.end, count: digits)
        buffer.advance(digits)
    }

    /// Appends the shortest digits that read back as `value`, as Swift writes them: "1.5", "-0.0", "1e+300", "5e-324".
    /// What is no number is "nan", "inf" or "-inf".
    public mutating func append(_ value: Double) {
        guard buffer.reserve(32) else { return }
        if let count = ShortDecimal.write(value, to: buffer.end) {
            buffer.advance(count)
        } else {
            // The runtime (6.3) leaves out writing zeros before and behind the digits: it counts on finding them there.
            buffer.end.initializeMemory(as: UInt8.self, repeating: UInt8(ascii: "0"), count: 32)
            let start = buffer.end.assumingMemoryBound(to: CChar.self)
            buffer.advance(Int(swift_float64ToString(start, 32, value, false)))
        }
    }

    /// Appends what every format calls a number that is none: "NaN", "Infinity" or "-Infinity".
    mutating func append(nonFinite value: Double) {
        append(value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity")
    }

    /// Appends a duration in seconds, exactly: "1.5s", "-0.000001s", "0s"; one beyond ±2⁶³ s as that.
    public mutating func append(_ value: Duration) {
        var (seconds, attoseconds) = value.clampedComponents
        if seconds < 0 || attoseconds < 0 {
            append(byte: UInt8(ascii: "-"))
            (seconds, attoseconds) = (0 &- seconds, 0 &- attoseconds)
        }
        append(UInt64(bitPattern: seconds))
        if attoseconds != 0 {
            var fraction = UInt64(attoseconds)
            var digits = 18
            while fraction.isMultiple(of: 10) {
                fraction /= 10
                digits -= 1
            }
            guard buffer.reserve(19) else { return }
            append(byte: UInt8(ascii: "."))
            DecimalDigits.write(fraction, to: buffer.end, count: digits)
            buffer.advance(digits)
        }
        append(byte: UInt8(ascii: "s"))
    }
}

/// Writing unsigned numbers, two digits at a time.
enum DecimalDigits {
    private static let pairs: StaticString = """
        0001020304050607080910111213141516171819\
        2021222324252627282930313233343536373839\
        4041424344454647484950515253545556575859\
        6061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899
        """

    /// How many digits `value` has; 1 for 0.
    @inline(__always)
    static func count(of value: UInt64) -> Int {
        var rest = value
        var count = 1
        while rest >= 10_000 {
            rest /= 10_000
            count &+= 4
        }
        return rest < 100 ? (rest < 10 ? count : count &+ 1) : (rest < 1000 ? count &+ 2 : count &+ 3)
    }

    /// Writes the last `count` digits of `value`, zeros in front where it has fewer.
    @inline(__always)
    static func write(_ value: UInt64, to start: UnsafeMutableRawPointer, count: Int) {
        let pairs = UnsafeRawPointer(pairs.utf8Start)
        var rest = value
        var position = count
        while position >= 2 {
            position &-= 2
            let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
            let digits = pairs.loadUnaligned(fromByteOffset: Int(pair &* 2), as: UInt16.self)
            start.storeBytes(of: digits, toByteOffset: position, as: UInt16.self)
            rest = quotient
        }
        if position == 1 {
            start.storeBytes(of: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10), as: UInt8.self)
        }
    }
}

/// Doubles that are short decimals, which most logged ones are (12.5, 0.03, 200.0), without a search for digits.
///
/// When n = round(|x| · 10^k) has at most 15 digits and n / 10^k is x again (one correctly rounded division), the decimal
/// n / 10^k reads back as x; and since no two decimals of at most 15 digits read as the same double, it is the shortest
/// once its trailing zeros are gone. Subnormals, large and long numbers fail the test and take the general way.
enum ShortDecimal {
    /// Writes `value` and returns the number of bytes, at most 20; nil when it is not a short decimal.
    @inline(__always)
    static func write(_ value: Double, to start: UnsafeMutableRawPointer) -> Int? {
        let magnitude = value.magnitude
        guard magnitude < 1e9, magnitude >= 1e-3 || value == 0 else { return nil }
        let scaled = (magnitude * 1e6).rounded(.toNearestOrEven)
        guard scaled / 1e6 == magnitude else { return nil }
        let whole = UInt64(scaled)
        let (integer, fraction) = whole.quotientAndRemainder(dividingBy: 1_000_000)
        var position = 0
        if value.sign == .minus {
            start.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
            position = 1
        }
        let digits = DecimalDigits.count(of: integer)
        DecimalDigits.write(integer, to: start + position, count: digits)
        position += digits
        start.storeBytes(of: UInt8(ascii: "."), toByteOffset: position, as: UInt8.self)
        return position + 1 + writeFraction(fraction, to: start + position + 1)
    }

    /// Writes six digits and returns how many of them, at least one, are not trailing zeros.
    @inline(__always)
    private static func writeFraction(_ fraction: UInt64, to start: UnsafeMutableRawPointer) -> Int {
        DecimalDigits.write(fraction, to: start, count: 6)
        var count = 6
        while count > 1, start.load(fromByteOffset: count - 1, as: UInt8.self) == UInt8(ascii: "0") {
            count -= 1
        }
        return count
    }
}
