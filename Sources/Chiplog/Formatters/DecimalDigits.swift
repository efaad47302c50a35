/// Writing unsigned numbers, eight digits at a time or two.
enum DecimalDigits {
    private static let pairs: StaticString = """
        0001020304050607080910111213141516171819\
        2021222324252627282930313233343536373839\
        4041424344454647484950515253545556575859\
        6061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899
        """

    /// The eight digits of a number below 10⁸ as the bytes 0…9 of a word, the first the lowest: each step splits every
    /// lane in two by a multiplication, as often described since Paul Khuong, "How to print integers really fast" (2017).
    @inline(__always)
    static func eight(_ value: UInt32) -> UInt64 {
        let (high, low) = value.quotientAndRemainder(dividingBy: 10_000)
        let fours = UInt64(high) | UInt64(low) << 32
        let hundreds = ((fours &* 10_486) >> 20) & 0x0000_007F_0000_007F
        let twos = hundreds | (fours &- hundreds &* 100) << 16
        let tens = ((twos &* 103) >> 10) & 0x000F_000F_000F_000F
        return tens | (twos &- tens &* 10) << 8
    }

    /// What makes digits of eight bytes 0…9.
    static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// Writes all digits of `value` and returns where they end; touches 20 bytes.
    @inline(never)
    static func write(_ value: UInt64, to start: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<UInt8> {
        guard value >= 100_000_000 else { return write(first: UInt32(truncatingIfNeeded: value), to: start) }
        let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
        var at: UnsafeMutablePointer<UInt8>
        if high < 100_000_000 {
            at = write(first: UInt32(truncatingIfNeeded: high), to: start)
        } else {
            let (top, middle) = high.quotientAndRemainder(dividingBy: 100_000_000)
            at = write(first: UInt32(truncatingIfNeeded: top), to: start)
            at = write(next: UInt32(truncatingIfNeeded: middle), to: at)
        }
        at = write(next: UInt32(truncatingIfNeeded: low), to: at)
        return at
    }

    /// The first digits of a number, without zeros in front.
    @inline(__always)
    private static func write(
        first value: UInt32, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        let digits = eight(value)
        let missing = min(7, digits.trailingZeroBitCount / 8)
        store((digits | zeros) >> UInt64(8 * missing), at: start)
        return start + (8 - missing)
    }

    @inline(__always)
    private static func write(
        next value: UInt32, to start: UnsafeMutablePointer<UInt8>
    ) -> UnsafeMutablePointer<UInt8> {
        store(eight(value) | zeros, at: start)
        return start + 8
    }

    /// Stores eight bytes, the lowest first.
    @inline(__always)
    static func store(_ word: UInt64, at start: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(start).storeBytes(of: word.littleEndian, as: UInt64.self)
    }

    /// Writes the six digits of a number below 10⁶, zeros in front where it has fewer; two at a time, which for so few is
    /// faster than a word of eight.
    @inline(__always)
    static func write(six value: UInt32, to start: UnsafeMutablePointer<UInt8>) {
        put(pair: value / 10_000, at: start)
        put(pair: value / 100 % 100, at: start + 2)
        put(pair: value % 100, at: start + 4)
    }

    @inline(__always)
    private static func put(pair: UInt32, at start: UnsafeMutablePointer<UInt8>) {
        let digits = UnsafeRawPointer(pairs.utf8Start).loadUnaligned(fromByteOffset: Int(pair &* 2), as: UInt16.self)
        UnsafeMutableRawPointer(start).storeBytes(of: digits, as: UInt16.self)
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
