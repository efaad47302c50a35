internal import CChiplogShims

/// Finding keys that occur twice, or that a record's own members have taken.
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

    /// Whether a field of this name must be written as `field.NAME`: the record itself has such a member (time, level,
    /// label, message, error, source, function), or it is the stand-in for one, which has to stay another key.
    @inline(__always)
    static func isReserved(_ key: UnsafeRawBufferPointer) -> Bool {
        if _slowPath(key.count >= 10 && key[5] == UInt8(ascii: ".") && startsWithField(key)) {
            return isReservedStandIn(key)
        }
        return isRecordMember(key)
    }

    private static func startsWithField(_ key: UnsafeRawBufferPointer) -> Bool {
        chiplog_equal(key.baseAddress, ("field." as StaticString).utf8Start, 6)
    }

    @inline(never)
    private static func isReservedStandIn(_ key: UnsafeRawBufferPointer) -> Bool {
        isReserved(UnsafeRawBufferPointer(rebasing: key.dropFirst(6)))
    }

    @inline(__always)
    private static func isRecordMember(_ key: UnsafeRawBufferPointer) -> Bool {
        switch key.count {
        case 4: equals(key, "time")
        case 5: equals(key, "level") || equals(key, "label") || equals(key, "error")
        case 6: equals(key, "source")
        case 7: equals(key, "message")
        case 8: equals(key, "function")
        default: false
        }
    }

    @inline(__always)
    private static func equals(_ key: UnsafeRawBufferPointer, _ name: StaticString) -> Bool {
        chiplog_equal(key.baseAddress, name.utf8Start, key.count)
    }
}
