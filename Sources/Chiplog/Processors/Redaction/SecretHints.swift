internal import CChiplogShims

/// Signs that some kinds of secret cannot do without; see `chiplog_hints.h`.
struct SecretHints: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    private init(_ hint: some BinaryInteger) {
        rawValue = UInt32(truncatingIfNeeded: hint)
    }

    static let at = SecretHints(CHIPLOG_HINT_AT)
    static let dash = SecretHints(CHIPLOG_HINT_DASH)
    static let b = SecretHints(CHIPLOG_HINT_B)
    static let j = SecretHints(CHIPLOG_HINT_J)
    static let a = SecretHints(CHIPLOG_HINT_A)
    static let underscore = SecretHints(CHIPLOG_HINT_UNDERSCORE)
    static let twoDigits = SecretHints(CHIPLOG_HINT_TWO_DIGITS)
    static let cardDigits = SecretHints(CHIPLOG_HINT_CARD_DIGITS)

    /// Those in `text`, in one pass over it, 16 bytes at a time.
    init(in text: UnsafeRawBufferPointer) {
        guard let start = text.baseAddress else {
            self = []
            return
        }
        rawValue = chiplog_secret_hints(start.assumingMemoryBound(to: UInt8.self), text.count)
    }
}
