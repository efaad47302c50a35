/// The 8 bytes that name a span within its trace (W3C Trace Context, "parent-id"). Zero is no valid id.
public struct SpanID: Sendable, Hashable, BitwiseCopyable {
    /// The bytes, the first most significant.
    public var value: UInt64

    public init(_ value: UInt64) {
        self.value = value
    }

    /// The id that `hex` writes: 16 hexadecimal digits of either case; nil for anything else.
    public init?(hex: some StringProtocol) {
        let digits = Array(hex.utf8)
        guard digits.count == 16, let value = HexDigits.value(digits[...]) else { return nil }
        self.init(value)
    }

    /// A valid id, all of whose bits come from `generator`.
    public static func random(using generator: inout some RandomNumberGenerator) -> SpanID {
        let value = generator.next() as UInt64
        // A generator that only ever answers 0 still leads to an id.
        return SpanID(value == 0 ? 1 : value)
    }

    /// Whether it is not zero.
    public var isValid: Bool { value != 0 }
}

extension SpanID: CustomStringConvertible {
    /// 16 lower-case hexadecimal digits; allocates.
    public var description: String { HexDigits.text(value) }
}
