import Testing

@testable import LoggingScenarios

@Suite("Pairs of a logfmt or text line")
struct PairTests {
    @Test(
        "are read whole, whatever a quoted value holds",
        arguments: [
            (#"a=1"#, [Pair("a", "1")]),
            (#"a=1 b.c=x"#, [Pair("a", "1"), Pair("b.c", "x")]),
            (#"a="""#, [Pair("a", "")]),
            (#"a="x y" b=2"#, [Pair("a", "x y"), Pair("b", "2")]),
            (#"a="b=2 c=3" d=4"#, [Pair("a", "b=2 c=3"), Pair("d", "4")]),
            (#"a="\" b=\"" c=1"#, [Pair("a", "\" b=\""), Pair("c", "1")]),
            (#"a="\\" b="\\\"""#, [Pair("a", "\\"), Pair("b", "\\\"")]),
            (#"a="line\nbreak\tand \u2028""#, [Pair("a", "line\nbreak\tand \u{2028}")]),
            (#"a="\ud83d\udea2" b=🚢"#, [Pair("a", "🚢"), Pair("b", "🚢")]),
            (#"a=[1,2]"#, [Pair("a", "[1,2]")]),
            (#"a=1 a=2"#, [Pair("a", "1"), Pair("a", "2")]),
        ])
    func good(text: String, pairs: [Pair]) {
        #expect(Pair.parse(text[...]) == pairs)
    }

    @Test(
        "are refused when anything else is there",
        arguments: [
            "", " ", "a", "=1", "a=", "a= b=1", " a=1", "a=1 ", "a=1  b=2", #"a="x"#, #"a="x\"#, #"a="x\""#, #"a="x"y"#,
            #"a="x"b=1"#, #"a=x"y"#, #"a"b=1"#, "a b=1", "a=\u{1}", #"a="\x""#, #"a="\u12""#, "a=\"\n\"", "a=1 b",
        ])
    func bad(text: String) {
        #expect(Pair.parse(text[...]) == nil)
    }
}
