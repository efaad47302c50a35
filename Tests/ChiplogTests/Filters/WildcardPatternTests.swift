import Chiplog
import Testing

@Suite struct WildcardPatternTests {
    @Test("wildcards match as the definition says", arguments: 0..<200 as Range<UInt64>)
    func properties(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let pattern = SmallWorld.text(using: &generator, signs: ["*", "*", "?", "\\?", "\\\\", "\\"])
            for _ in 0..<20 {
                let text = SmallWorld.text(using: &generator, signs: ["*", "?", "\\"])
                let expected = NaiveFilter.matches(
                    wildcard: Array(pattern.unicodeScalars), Array(text.unicodeScalars))
                #expect(WildcardPattern(pattern).matches(text) == expected, "\(pattern) in \(text)")
            }
        }
    }

    @Test(
        "ASCII letters match in both cases where that is asked for",
        arguments: [
            ("*PassWord*", "db_passWORD_2", true), ("Ä", "ä", false), ("[a]", "{A}", false), ("k?y", "KéY", true),
        ])
    func cases(pattern: String, text: String, expected: Bool) {
        #expect(WildcardPattern(pattern, ignoringCase: true).matches(text) == expected)
        #expect(!WildcardPattern(pattern).matches(text))
    }

    @Test("many stars against a long text that just does not match end")
    func hostile() {
        let pattern = WildcardPattern(String(repeating: "*a", count: 500) + "*b")
        #expect(!pattern.matches(String(repeating: "a", count: 1 << 20)))
    }
}
