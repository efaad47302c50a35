// Escapes and classes of characters.
extension RegexParser {
    /// What follows a backslash outside a class.
    mutating func escape() throws(RegexError) -> RegexNode {
        guard let scalar = next else { throw error("nothing follows the \\; write \\\\ for the sign itself") }
        if let set = Self.namedSet(scalar) {
            advance()
            return .byte(set)
        }
        if let lowercase = Self.lowercase(scalar), let set = Self.namedSet(lowercase) {
            advance()
            return .character(except: set)
        }
        return .character(try escapedScalar(), ignoringCase: foldsCase)
    }

    /// `[…]`, the bracket being read.
    mutating func characterClass() throws(RegexError) -> RegexNode {
        let start = offset - 1
        let isNegated = take("^")
        var ascii = Bits256()
        var others: [RegexNode] = []
        var isFirst = true
        while isFirst || next != "]" {
            guard let scalar = next else {
                throw error("this [ is never closed; write \\[ for the sign itself", at: start)
            }
            isFirst = false
            advance()
            if scalar == "\\", let next, let set = Self.namedSet(next) {
                advance()
                ascii.formUnion(set)
                continue
            }
            let low = scalar == "\\" ? try escapedScalar() : scalar
            if next == "-", following != nil, following != "]" {
                advance()
                ascii.formUnion(try range(from: low, at: start))
            } else if low.isASCII {
                ascii.insert(UInt8(ascii: low))
            } else if isNegated {
                throw error("after [^ only ASCII characters may stand")
            } else {
                others.append(.character(low, ignoringCase: false))
            }
        }
        advance()
        if foldsCase { ascii.foldCase() }
        return isNegated ? .character(except: ascii) : .choice([.byte(ascii)] + others)
    }

    private mutating func range(from low: Unicode.Scalar, at start: Int) throws(RegexError) -> Bits256 {
        var high = next ?? low
        advance()
        if high == "\\" { high = try escapedScalar() }
        guard low.isASCII, high.isASCII else { throw error("a range in a class is one of ASCII characters") }
        guard low <= high else { throw error("the range \(low)-\(high) is empty; write \\- for the sign itself") }
        return Bits256(UInt8(ascii: low)...UInt8(ascii: high))
    }

    /// The character that a backslash makes of the next one.
    private mutating func escapedScalar() throws(RegexError) -> Unicode.Scalar {
        guard let scalar = next else { throw error("nothing follows the \\; write \\\\ for the sign itself") }
        let meant: Unicode.Scalar? =
            switch scalar {
            case "n": "\n"
            case "r": "\r"
            case "t": "\t"
            case "0"..."9", "a"..."z", "A"..."Z": nil
            default: scalar
            }
        guard let meant else {
            throw error("\\\(scalar) is not supported; there are \\d \\w \\s \\D \\W \\S \\n \\r \\t")
        }
        advance()
        return meant
    }

    private static func namedSet(_ scalar: Unicode.Scalar) -> Bits256? {
        switch scalar {
        case "d": Bits256(0x30...0x39)
        case "w": Bits256(0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A)
        case "s": Bits256(0x09...0x0D, 0x20...0x20)
        default: nil
        }
    }

    private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        ("A"..."Z").contains(scalar) ? Unicode.Scalar(scalar.value | 0x20) : nil
    }
}
