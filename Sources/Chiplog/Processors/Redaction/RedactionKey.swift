/// The 128 secret bits that a hash of a masked value depends on.
///
/// With the same key, equal values have equal hashes, in other processes and later too. Keep it as a password is kept: who has it
/// can try out values, and there are not many card numbers or names.
public struct RedactionKey: Sendable, Hashable {
    private let low: UInt64
    private let high: UInt64

    /// From 32 hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        let digits = hex.utf8
        guard digits.count == 32, let low = UInt64(hex.prefix(16), radix: 16),
            let high = UInt64(hex.suffix(16), radix: 16), digits.allSatisfy({ $0.isAlphanumeric })
        else { return nil }
        // As the bytes of the key stand in the paper: the first eight are the low word, its lowest byte first.
        self.low = low.byteSwapped
        self.high = high.byteSwapped
    }

    /// A new key; hashes made with it say nothing beyond this process.
    public static func random() -> RedactionKey {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    public static func random(using generator: inout some RandomNumberGenerator) -> RedactionKey {
        RedactionKey(low: generator.next(), high: generator.next())
    }

    private init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// The keyed hash of `bytes`.
    func hash(of bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = SipHash(key: (low, high))
        for byte in bytes { hash.append(byte) }
        return hash.finish()
    }
}

/// A key is not to be found in a log, of all places.
extension RedactionKey: CustomStringConvertible, CustomReflectable {
    public var description: String { "a secret key" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
