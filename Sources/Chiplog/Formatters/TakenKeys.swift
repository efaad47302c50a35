/// The keys that a line's own members have, which no field may have beside them.
final class TakenKeys: Sendable {
    private let keys: [[UInt8]]
    /// The bits of all keys: most fields' keys have none of them.
    private let bits: UInt64

    init(_ keys: [String]) {
        self.keys = keys.map { Array($0.utf8) }
        bits = self.keys.reduce(0) { bits, key in bits | key.withUnsafeBytes { KeyBits.bit(of: $0) } }
    }

    func contains(_ key: UnsafeRawBufferPointer) -> Bool {
        guard _slowPath(bits & KeyBits.bit(of: key) != 0) else { return false }
        var index = 0
        while index < keys.count {
            if keys[index].withUnsafeBytes({ KeyBits.equal($0, key) }) {
                return true
            }
            index += 1
        }
        return false
    }
}
