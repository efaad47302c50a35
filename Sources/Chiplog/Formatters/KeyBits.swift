/// Finding keys that occur twice, or that a record's own members have taken.
enum KeyBits {
    /// One of 64 bits, from the key's length and its first and last byte: equal keys have equal bits.
    @inline(__always)
    static func bit(of key: UnsafeRawBufferPointer) -> UInt64 {
        guard key.count > 0 else { return 1 }
        let first = UInt64(key[0])
        let last = UInt64(key[key.count &- 1])
        let mixed = (first &* 31 &+ last &* 17 &+ UInt64(key.count)) &* 0x9E37_79B9_7F4A_7C15
        return 1 << (mixed >> 58)
    }

    static func equal(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        one.count == other.count && (one.baseAddress == other.baseAddress || one.elementsEqual(other))
    }

    /// Whether a field that ends before `position` has the key; the field that ends there is the one asked for.
    static func occurs(
        _ key: UnsafeRawBufferPointer, before position: UnsafeRawPointer, in bytes: UnsafeRawBufferPointer
    ) -> Bool {
        var cursor = FieldCursor(bytes, hasKeys: true)
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

    /// Whether the record itself has a member of this name: time, level, label, message, error, source, function.
    @inline(__always)
    static func isReserved(_ key: UnsafeRawBufferPointer) -> Bool {
        guard key.count >= 4, key.count <= 8 else { return false }
        switch key.count {
        case 4: return key.elementsEqual("time".utf8)
        case 5: return equals5(key)
        case 6: return key.elementsEqual("source".utf8)
        case 7: return key.elementsEqual("message".utf8)
        default: return key.elementsEqual("function".utf8)
        }
    }

    private static func equals5(_ key: UnsafeRawBufferPointer) -> Bool {
        key.elementsEqual("level".utf8) || key.elementsEqual("label".utf8) || key.elementsEqual("error".utf8)
    }
}
