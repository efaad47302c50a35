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
    private var seen: UInt64

    /// - Parameter bits: of keys that are among them from the beginning.
    @inline(__always)
    init(_ bits: UInt64 = 0) {
        seen = bits
    }

    /// Stands for every key that a member of the line may have, or that stands in for one: where there are such members,
    /// it is among the keys seen from the beginning, and no key needs to be looked at for their sake.
    static let standardMember: UInt64 = 1 << 63

    /// Up to three bits, from different parts of what the key is mixed to: with twelve keys one event in four is looked
    /// through for nothing, with one bit it would be each.
    @inline(__always)
    static func bits(of key: UnsafeRawBufferPointer) -> UInt64 {
        let mixed = KeyBits.mixed(key)
        return 1 &<< (mixed &>> 58) | 1 &<< (mixed &>> 52) | 1 &<< (mixed &>> 46)
    }

    /// The same, unless the key is one of those that `standardMember` stands for.
    @inline(__always)
    static func memberBits(of key: UnsafeRawBufferPointer) -> UInt64 {
        JSONNeighbours.standardMembers.have(key) ? standardMember : bits(of: key)
    }

    /// Whether a key with these bits may be among them.
    @inline(__always)
    func mayHave(_ bits: UInt64) -> Bool { seen & bits == bits }

    /// Whether a key with these bits may be among them; from now on it is.
    @discardableResult
    @inline(__always)
    mutating func insert(_ bits: UInt64) -> Bool {
        let perhaps = mayHave(bits)
        seen |= bits
        return perhaps
    }
}
