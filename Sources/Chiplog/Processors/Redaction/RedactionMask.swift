/// What stands in the place of a secret.
public enum RedactionMask: Sendable, Hashable {
    /// `***`, whatever the secret's length.
    case stars
    /// This text.
    case fixed(String)
    /// What was masked and a keyed hash of it: `[email:1c9a04ee5d2f7b83]`. Equal values remain recognisable, also in other
    /// processes with the same key, and an address in capitals or a card number with spaces is the same as without.
    ///
    /// SipHash-2-4 with a key of 128 bits, 64 bits long. Without the key nothing can be learned but which values are equal; by
    /// chance two of some four thousand million values are. With the key a value can be guessed: see `RedactionKey`.
    case hash(key: RedactionKey)

    /// Writes the mask of `secret`, called `name`.
    func write(
        _ secret: UnsafeRawBufferPointer, _ name: String, _ spelling: SecretPattern.Spelling, to buffer: ByteBuffer
    ) {
        var line = LineBuffer(buffer: buffer)
        switch self {
        case .stars: line.append("***" as StaticString)
        case .fixed(let text): line.append(text)
        case .hash(let key):
            line.append("[\(name):\(Self.hex(key.hash(of: spelling.normalized(secret))))]" as String)
        }
    }

    private static func hex(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension SecretPattern.Spelling {
    fileprivate func normalized(_ secret: UnsafeRawBufferPointer) -> [UInt8] {
        switch self {
        case .asFound: Array(secret)
        case .caseless: secret.map(\.asciiLowercased)
        case .ungrouped: secret.filter(\.isAlphanumeric).map(\.asciiLowercased)
        }
    }
}
