import Chiplog
import Testing

@Suite struct RegexPatternTests {
    /// A small expression; deep and repeated enough for the corners of the construction.
    private static func expression(using generator: inout SeededGenerator, depth: Int = 0) -> String {
        let kinds = depth < 4 ? 14 : 8
        func inner() -> String { expression(using: &generator, depth: depth + 1) }
        return switch Int.random(in: 0..<kinds, using: &generator) {
        case 0, 1: "a"
        case 2: "b"
        case 3: "é"
        case 4: "."
        case 5:
            ["[ab]", "[^a]", "[a-c]", "\\w", "\\D", "[\\d_é]", "\\.", "[^\\s]"].randomElement(using: &generator) ?? "a"
        case 6: ["^", "$", ""].randomElement(using: &generator) ?? ""
        case 7: "1"
        case 8, 9: inner() + inner()
        case 10: "(?:\(inner())|\(inner()))"
        case 11: "(?:\(inner())a)*"
        case 12: "(?:b\(inner()))" + (["?", "+", "{2}", "{0,2}", "{1,}", "+?"].randomElement(using: &generator) ?? "")
        default: "(\(inner()))"
        }
    }

    @Test("expressions are found where the standard library finds them", arguments: 0..<100 as Range<UInt64>)
    func properties(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<10 {
            let expression = Self.expression(using: &generator)
            let pattern: RegexPattern
            do {
                pattern = try RegexPattern(expression)
            } catch {
                #expect(error.problem.contains("states"), "\(error)")
                continue
            }
            for _ in 0..<10 {
                let text = SmallWorld.text(using: &generator, signs: ["1", "_", ".", "\n", "c"])
                let expected = NaiveFilter.matches(regex: expression, text)
                #expect(pattern.matches(text) == expected, "\(expression) in \(text.debugDescription)")
            }
        }
    }

    @Test(
        "what is documented holds",
        arguments: [
            ("time(d )?out", "it timed out", true), ("^GET /v\\d+/", "GET /v12/orders", true), ("^b", "ab", false),
            ("a$", "ab", false), ("(?i)TimeOut", "tImEoUT", true), ("(?i)[k-m]", "L", true), ("a{3}", "aa", false),
            ("^a{2,3}$", "aaaa", false), ("x{0}y", "y", true), ("[]a]", "]", true), ("[a-]", "-", true), ("", "", true),
            ("^$", "", true), ("$^", "", true), ("a$$", "ba", true), ("^^a", "a", true), ("^(^a)", "ba", false),
            ("^$", "a", false), ("^.$", "👍", true), ("^..$", "👍", false), ("a|b|", "c", true),
        ])
    func examples(expression: String, text: String, expected: Bool) throws {
        #expect(try RegexPattern(expression).matches(text) == expected)
    }

    @Test(
        "what is not understood is refused, with the place",
        arguments: [
            ("a(b", 1), ("a)b", 1), ("*a", 0), ("a**", 2), ("a{", 1), ("a{2", 1), ("a{3,2}", 1), ("a{1001}", 1),
            ("[ab", 0),
            ("[z-a]", 4), ("[à-ü]", 4), ("[^é]", 3), ("\\bword", 1), ("(a)\\1", 4), ("(?=a)", 1), ("a\\", 2), ("^*", 1),
            ("(?i", 1), ("\\p{L}", 1),
        ])
    func refusals(expression: String, offset: Int) {
        let error = #expect(throws: RegexError.self) { try RegexPattern(expression) }
        #expect(error?.offset == offset, "\(error?.description ?? "")")
    }

    @Test(
        "an expression too large is refused before it is built",
        arguments: [
            "a{257}", "(((a{100}){100}){100}){100}", String(repeating: "(", count: 1000),
            String(repeating: "a", count: 100_000), "(?:(?:a{0,1000}){0,1000}){0,1000}",
        ])
    func size(expression: String) {
        #expect(throws: RegexError.self) { try RegexPattern(expression) }
    }

    @Test("nothing repeated often is nothing", arguments: ["(((){1000}){1000}){1000}", "(a{0}){1000}"])
    func empty(expression: String) throws {
        #expect(try RegexPattern(expression).matches("b"))
    }

    @Test("expressions on which backtracking takes forever end")
    func hostile() throws {
        let text = String(repeating: "a", count: RegexPattern.mostBytes - 1)
        #expect(try !RegexPattern("(a+)+b").matches(text))
        #expect(try RegexPattern("(a|a)*$").matches(text + "b"))
        #expect(try !RegexPattern("(a*a*)*b").matches(text + "ab"), "what lies beyond the limit is not looked at")
    }
}
