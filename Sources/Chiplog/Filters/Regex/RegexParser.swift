/// Reads a regular expression by recursive descent; refuses what it does not know rather than taking it for something.
struct RegexParser {
    private let pattern: String
    private let scalars: [Unicode.Scalar]
    private var position = 0
    private var depth = 0
    private var ignoresCase = false

    /// How deep parentheses may nest.
    private static let mostDepth = 32
    /// How often a thing may be asked for in braces.
    private static let mostRepetitions = 1000

    init(_ pattern: String) {
        self.pattern = pattern
        scalars = Array(pattern.unicodeScalars)
    }

    mutating func parse() throws(RegexError) -> RegexNode {
        if scalars.starts(with: "(?i)".unicodeScalars) {
            ignoresCase = true
            position = 4
        }
        let node = try choice()
        guard position == scalars.count else { throw error("this ) closes nothing; write \\) for the sign itself") }
        guard node.states <= RegexPattern.mostStates else {
            throw error("the expression is too large: it takes \(node.states) states of \(RegexPattern.mostStates)")
        }
        return node
    }

    private mutating func choice() throws(RegexError) -> RegexNode {
        var nodes = [try sequence()]
        while take("|") {
            nodes.append(try sequence())
        }
        return nodes.count == 1 ? nodes[0] : .choice(nodes)
    }

    private mutating func sequence() throws(RegexError) -> RegexNode {
        var nodes: [RegexNode] = []
        while let next, next != "|", next != ")" {
            let atom = try atom()
            nodes.append(try repetition(of: atom))
        }
        return nodes.isEmpty ? .empty : .sequence(nodes)
    }

    private mutating func atom() throws(RegexError) -> RegexNode {
        guard let scalar = next else { return .empty }
        if Self.repeats(scalar) {
            throw error("there is nothing before this \(scalar) to repeat; write \\\(scalar) for the sign itself")
        }
        position += 1
        switch scalar {
        case ".": return .character(except: Bits256(0x0A...0x0A))
        case "^": return .start
        case "$": return .end
        case "(": return try group()
        case "[": return try characterClass()
        case "\\": return try escape()
        default: return .character(scalar, ignoringCase: ignoresCase)
        }
    }

    private mutating func group() throws(RegexError) -> RegexNode {
        let start = position - 1
        if next == "?" {
            guard position + 1 < scalars.count, scalars[position + 1] == ":" else {
                throw error("(?: is the only such group, and (?i) at the very beginning")
            }
            position += 2
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.mostDepth else { throw error("parentheses nest deeper than \(Self.mostDepth)") }
        let node = try choice()
        guard take(")") else { throw error("this ( is never closed; write \\( for the sign itself", at: start) }
        return node
    }

    private mutating func repetition(of atom: RegexNode) throws(RegexError) -> RegexNode {
        guard let scalar = next, Self.repeats(scalar) else { return atom }
        let start = position
        if case .start = atom { throw error("^ cannot be repeated") }
        if case .end = atom { throw error("$ cannot be repeated") }
        position += 1
        let node: RegexNode
        switch scalar {
        case "*": node = .repeated(atom, least: 0, most: nil)
        case "+": node = .repeated(atom, least: 1, most: nil)
        case "?": node = .repeated(atom, least: 0, most: 1)
        default:
            let (least, most) = try bounds(at: start)
            node = .repeated(atom, least: least, most: most)
        }
        _ = take("?")  // lazy: matches in the same texts
        if let next, Self.repeats(next) {
            throw error("\(next) repeats a repetition; put parentheses around that")
        }
        return node
    }

    private static func repeats(_ scalar: Unicode.Scalar) -> Bool {
        "*+?{".unicodeScalars.contains(scalar)
    }

    /// `2}`, `2,}` and `2,5}`.
    private mutating func bounds(at start: Int) throws(RegexError) -> (least: Int, most: Int?) {
        guard let least = number() else {
            throw error("expected {2}, {2,} or {2,5}; write \\{ for the sign itself", at: start)
        }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else { throw error("expected {2}, {2,} or {2,5}; write \\{ for the sign itself", at: start) }
        guard max(least, most ?? 0) <= Self.mostRepetitions else {
            throw error("at most \(Self.mostRepetitions) repetitions", at: start)
        }
        guard least <= most ?? least else { throw error("\(least) is more than \(most ?? 0)", at: start) }
        return (least, most)
    }

    private mutating func number() -> Int? {
        let start = position
        var value = 0
        while let digit = next, ("0"..."9").contains(digit) {
            value = min(value * 10 + Int(digit.value - 0x30), 1_000_000)
            position += 1
        }
        return position == start ? nil : value
    }

    // MARK: Shared with classes

    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func advance() { position += 1 }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    /// What stands behind `next`.
    var following: Unicode.Scalar? { position + 1 < scalars.count ? scalars[position + 1] : nil }

    var offset: Int { position }

    var foldsCase: Bool { ignoresCase }

    func error(_ problem: String, at offset: Int? = nil) -> RegexError {
        RegexError(pattern: pattern, offset: min(offset ?? position, scalars.count), problem: problem)
    }
}
