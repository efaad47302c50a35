/// A set of numbers below 256: of bytes, or of states.
struct Bits256: Sendable, Equatable {
    private var a: UInt64 = 0
    private var b: UInt64 = 0
    private var c: UInt64 = 0
    private var d: UInt64 = 0

    init() {}

    init(_ members: ClosedRange<UInt8>...) {
        for range in members {
            for member in range { insert(member) }
        }
    }

    mutating func insert(_ member: UInt8) {
        let bit = UInt64(1) << UInt64(member & 63)
        switch member >> 6 {
        case 0: a |= bit
        case 1: b |= bit
        case 2: c |= bit
        default: d |= bit
        }
    }

    func contains(_ member: UInt8) -> Bool {
        let word =
            switch member >> 6 {
            case 0: a
            case 1: b
            case 2: c
            default: d
            }
        return word >> UInt64(member & 63) & 1 != 0
    }

    var isEmpty: Bool { a | b | c | d == 0 }

    @inline(__always)
    mutating func formUnion(_ other: Self) {
        a |= other.a
        b |= other.b
        c |= other.c
        d |= other.d
    }

    @inline(__always)
    mutating func formIntersection(_ other: Self) {
        a &= other.a
        b &= other.b
        c &= other.c
        d &= other.d
    }

    func isDisjoint(with other: Self) -> Bool {
        (a & other.a) | (b & other.b) | (c & other.c) | (d & other.d) == 0
    }

    func subtracting(_ other: Self) -> Self {
        var rest = self
        rest.a &= ~other.a
        rest.b &= ~other.b
        rest.c &= ~other.c
        rest.d &= ~other.d
        return rest
    }

    /// The members in rising order.
    @inline(__always)
    func visit(_ body: (UInt8) -> Void) {
        Self.visit(in: a, 0, body)
        Self.visit(in: b, 64, body)
        Self.visit(in: c, 128, body)
        Self.visit(in: d, 192, body)
    }

    @inline(__always)
    private static func visit(in word: UInt64, _ base: UInt8, _ body: (UInt8) -> Void) {
        var rest = word
        while rest != 0 {
            body(base + UInt8(truncatingIfNeeded: rest.trailingZeroBitCount))
            rest &= rest - 1
        }
    }
}
