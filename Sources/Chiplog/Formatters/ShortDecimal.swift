internal import CChiplogShims

/// Doubles that are short decimals, which most logged ones are (12.5, 0.03, 200.0), without a search for digits.
///
/// When n = round(|x| · 10^k) has at most 15 digits and n / 10^k is x again (one correctly rounded division), the decimal
/// n / 10^k reads back as x; and since no two decimals of at most 15 digits read as the same double, it is the shortest
/// once its trailing zeros are gone. Subnormals, large and long numbers fail the test and take the general way.
enum ShortDecimal {
    /// Writes the shortest digits that read back as `value`, which may be any double, and returns where they end; touches
    /// 32 bytes.
    @inline(never)
    static func write(any value: Double, to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        if let end = write(value, to: start) { return end }
        // The runtime (6.3) leaves out writing zeros before and behind the digits: it counts on finding them there.
        start.update(repeating: UInt8(ascii: "0"), count: 32)
        let text = UnsafeMutableRawPointer(start).assumingMemoryBound(to: CChar.self)
        return start + Int(swift_float64ToString(text, 32, value, false))
    }

    /// Writes `value` and returns where it ends; nil when it is not a short decimal. Touches 24 bytes.
    @inline(__always)
    static func write(
        _ value: Double, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8>? {
        let magnitude = value.magnitude
        guard magnitude < 1e9, magnitude >= 1e-3 || value == 0 else { return nil }
        // Cut and not rounded by the library: whatever comes out, the division is the test.
        let scaled = UInt64(magnitude * 1e6 + 0.5)
        guard Double(scaled) / 1e6 == magnitude else { return nil }
        let (integer, fraction) = scaled.quotientAndRemainder(dividingBy: 1_000_000)
        var at = start
        if value.sign == .minus {
            at.pointee = UInt8(ascii: "-")
            at += 1
        }
        at = DecimalDigits.write(integer, to: at)
        at.pointee = UInt8(ascii: ".")
        return write(fraction: UInt32(truncatingIfNeeded: fraction), to: at + 1)
    }

    /// Writes six digits without trailing zeros, but one.
    @inline(__always)
    private static func write(
        fraction: UInt32, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let digits = DecimalDigits.eight(fraction) >> 16
        DecimalDigits.store(digits | DecimalDigits.zeros, at: start)
        return start + max(1, 8 - digits.leadingZeroBitCount / 8)
    }
}

extension LinePen {
    /// Puts down the shortest digits that read back as `value`; touches 32 bytes.
    @inline(__always)
    mutating func put(_ value: Double) {
        self = LinePen(at: ShortDecimal.write(any: value, to: at))
    }
}
