/// The 16 bytes that name a trace, all of whose spans bear them (W3C Trace Context, "trace-id"). Zero is no valid id.
public struct TraceID: Sendable, Hashable, BitwiseCopyable {
    /// The first and the last 8 bytes, the first byte most significant.
    public var high: UInt64
    public var low: UInt64

    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The id that `hex` writes: 32 hexadecimal digits of either case; nil for anything else.
    public init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard digits.count == 32, let high = HexDigits.value(digits[..<16]), let low = HexDigits.value(digits[16...])
        else { return nil }
        self.init(high: high, low: low)
    }

    /// A valid id, all of whose bits come from `generator`.
    public static func random(using generator: inout some RandomNumberGenerator) -> TraceID {
        let high = generator.next() as UInt64
        let low = generator.next() as UInt64
        // A generator that only ever answers 0 still leads to an id.
        return TraceID(high: high, low: high == 0 && low == 0 ? 1 : low)
    }

    /// Whether it is not zero.
    public var isValid: Bool { high != 0 || low != 0 }
}

extension TraceID: CustomStringConvertible {
    /// 32 lower-case hexadecimal digits; allocates.
    public var description: String { HexDigits.text(high) + HexDigits.text(low) }
}
