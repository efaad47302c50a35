/// A regular expression, found anywhere in a text, in time linear in the text whatever the expression.
///
/// ```
/// abc  .        characters; any one but a line feed
/// [a-z_] [^,]   one of these, one but these; ranges and what follows a ^ are ASCII
/// \d \w \s      ASCII digit, letter or digit or _, white space; \D \W \S the others
/// \n \r \t \.   line feed, return, tab; any sign as itself
/// (ab|c) (?:…)  one of several; parentheses only group
/// * + ? {2,5}   how often; there is no difference between greedy and lazy, since only whether it matches is asked
/// ^ $           beginning and end of the text
/// (?i)…         at the very beginning: ASCII letters in both cases
/// ```
/// The standard library's `Regex` is not used: it backtracks, exponentially at worst, is not `Sendable`, and has been
/// known to trap on some patterns, while filters come from files. This one is Glushkov's automaton (1961), simulated one set
/// of states for each byte. It has at most `mostStates` states, a character, class or `.` being one to four; more are refused.
/// Backward references, lookaround and word boundaries are refused as well: they have no such automaton.
///
/// Only the first `mostBytes` bytes of a text are looked at. Matching allocates nothing.
public struct RegexPattern: Sendable, Hashable, CustomStringConvertible {
    /// The expression as it was given.
    public let description: String
    let machine: RegexMachine

    /// States that one expression may have.
    public static let mostStates = 256
    /// Bytes of a text that are looked at; bounds the time that one event can cost.
    public static let mostBytes = 64 << 10

    public init(_ pattern: String) throws(RegexError) {
        description = pattern
        var parser = RegexParser(pattern)
        machine = RegexMachine(try parser.parse())
    }

    public static func == (one: Self, other: Self) -> Bool {
        one.description == other.description
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(description)
    }

    /// Whether the expression is found in `text`.
    public func matches(_ text: String) -> Bool {
        text.withUTF8Pointer { matches(UnsafeRawBufferPointer(start: $0, count: $1)) }
    }

    func matches(_ text: UnsafeRawBufferPointer) -> Bool {
        let isWhole = text.count <= Self.mostBytes
        return machine.matches(
            isWhole ? text : UnsafeRawBufferPointer(rebasing: text[..<Self.mostBytes]), endsThere: isWhole)
    }
}

/// Why a regular expression was refused.
public struct RegexError: Error, Hashable, CustomStringConvertible {
    /// The expression.
    public var pattern: String
    /// How many characters (Unicode scalars) stand before the place.
    public var offset: Int
    /// What is wrong there.
    public var problem: String

    public var description: String {
        "regular expression \"\(pattern)\", character \(offset + 1): \(problem)"
    }
}
