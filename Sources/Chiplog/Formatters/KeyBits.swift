internal import CChiplogShims

/// Finding keys that occur twice.
enum KeyBits {
    /// Fields of one object among which a key is searched for one by one; with more of them that would take seconds.
    static let mostSearched = 256

    /// One of 64 bits, from the key's length and its first and last byte: equal keys have equal bits.
    @inline(__always)
    static func bit(of key: UnsafeRawBufferPointer) -> UInt64 {
        guard key.count > 0 else { return 1 }
        let first = UInt64(key[0])
        let last = UInt64(key[key.count &- 1])
        let mixed = (first &* 31 &+ last &* 17 &+ UInt64(key.count)) &* 0x9E37_79B9_7F4A_7C15
        return 1 << (mixed >> 58)
    }

    @inline(__always)
    static func equal(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        one.count == other.count && chiplog_equal(one.baseAddress, other.baseAddress, one.count)
    }

    /// Whether a field that ends before `position` has the key; the field that ends there is the one asked for.
    static func occurs(
        _ key: UnsafeRawBufferPointer, before position: UnsafeRawPointer, in bytes: UnsafeRawBufferPointer
    ) -> Bool {
        var cursor = FieldCursor(bytes)
        while let field = cursor.next(), cursor.position < position {
            if equal(field.key, key) {
                return true
            }
        }
        return false
    }

    /// Whether a field that `cursor` has still to come to has the key.
    static func occurs(_ key: UnsafeRawBufferPointer, after cursor: FieldCursor) -> Bool {
        var cursor = cursor
        while let field = cursor.next() {
            if equal(field.key, key) {
                return true
            }
        }
        return false
    }
}
