/// A parsed regular expression.
indirect enum RegexNode {
    case empty
    /// One byte out of a set.
    case byte(Bits256)
    /// The beginning of the text, and its end: signs that stand before its first byte and behind its last.
    case start
    case end
    case sequence([RegexNode])
    case choice([RegexNode])
    /// At least `least` times, at most `most` times; nil is any number.
    case repeated(RegexNode, least: Int, most: Int?)

    /// How many states it takes, saturating.
    var states: Int {
        switch self {
        case .empty: return 0
        case .byte, .start, .end: return 1
        case .sequence(let nodes), .choice(let nodes):
            return nodes.reduce(0) { min($0 + $1.states, Self.tooMany) }
        case .repeated(let node, let least, let most):
            return min(node.states * (most ?? max(least, 1)), Self.tooMany)
        }
    }

    private static let tooMany = 1 << 20

    /// What each character of UTF-8 but one of ASCII begins with, and goes on with.
    private static let leads = Bits256(0xC2...0xF4)
    private static let continuations = Bits256(0x80...0xBF)
    static let ascii = Bits256(0x00...0x7F)

    /// One character that is not among `excluded`, all of which are ASCII.
    static func character(except excluded: Bits256) -> RegexNode {
        .choice([
            .byte(ascii.subtracting(excluded)),
            .sequence([.byte(leads), .repeated(.byte(continuations), least: 0, most: nil)]),
        ])
    }

    /// One character as it is, or when ASCII letters match in both cases, either form.
    static func character(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> RegexNode {
        .sequence(
            String(scalar).utf8.map { byte in
                var bytes = Bits256(byte...byte)
                if ignoringCase { bytes.foldCase() }
                return .byte(bytes)
            })
    }
}

extension Bits256 {
    /// Adds the other case of each ASCII letter.
    mutating func foldCase() {
        for lower in UInt8(ascii: "a")...UInt8(ascii: "z") {
            let upper = lower & ~0x20
            if contains(lower) { insert(upper) }
            if contains(upper) { insert(lower) }
        }
    }
}
