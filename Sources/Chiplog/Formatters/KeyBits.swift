internal import CChiplogShims

/// Finding keys that occur twice.
enum KeyBits {
    /// Fields of one object among which a key is searched for one by one; with more of them that would take seconds.
    static let mostSearched = 256

    /// One of 64 bits, from the key's length and its first and last byte: equal keys have equal bits.
    @inline(__always)
    static func bit(of key: UnsafeRawBufferPointer) -> UInt64 {
        1 << (mixed(key) >> 58)
    }

    /// The key's length and its first and last byte, spread over a word; the upper bits are the good ones.
    @inline(__always)
    static func mixed(_ key: UnsafeRawBufferPointer) -> UInt64 {
        guard key.count > 0, let start = key.baseAddress else { return 0 }
        let first = UInt64(start.load(as: UInt8.self))
        let last = UInt64(start.load(fromByteOffset: key.count &- 1, as: UInt8.self))
        return (first &* 31 &+ last &* 17 &+ UInt64(key.count)) &* 0x9E37_79B9_7F4A_7C15
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

/// The keys of an object so far, kept as bits: "not among them" is certain, "perhaps" is rare for objects of usual size.
struct SeenKeys {
    private var one: UInt64 = 0
    private var other: UInt64 = 0

    /// Two numbers below 64, from different parts of what the key is mixed to: with twelve keys one event in seven is
    /// looked through for nothing, with one number it would be each.
    @inline(__always)
    static func bits(of key: UnsafeRawBufferPointer) -> UInt16 {
        UInt16(truncatingIfNeeded: KeyBits.mixed(key) >> 52)
    }

    /// Whether a key with these bits may be among them; from now on it is.
    @inline(__always)
    mutating func insert(_ bits: UInt16) -> Bool {
        let (oneBit, otherBit): (UInt64, UInt64) = (1 &<< UInt64(bits >> 6), 1 &<< UInt64(bits))
        let perhaps = one & oneBit != 0 && other & otherBit != 0
        one |= oneBit
        other |= otherBit
        return perhaps
    }
}
