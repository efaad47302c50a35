import Testing

@testable import LoggingScenarios

@Suite("format")
struct FormatSectionTests {
    @Test("without the section lines are text")
    func defaults() throws {
        #expect(try settings("").format.kind == .text)
    }

    @Test("a string stands for its kind", arguments: FormatSection.Kind.allCases)
    func shorthand(kind: FormatSection.Kind) throws {
        #expect(try settings(#""format": "\#(kind.rawValue)""#).format.kind == kind)
        #expect(try settings(#""format": { "kind": "\#(kind.rawValue)" }"#).format.kind == kind)
    }

    @Test(
        "what is wrong is said with its place",
        arguments: [
            (
                #""jsno""#,
                #"$.format: expected one of "text", "json", "logfmt", found "jsno"; did you mean "json"?"#
            ),
            (
                #"{ "kind": "logfnt" }"#,
                #"$.format.kind: expected one of "text", "json", "logfmt", found "logfnt"; did you mean "logfmt"?"#
            ),
            ("{}", #"$.format: missing key "kind""#),
            ("1", "$.format: expected an object or a string, found 1"),
            (
                #"{ "kind": "text", "knd": 1 }"#,
                #"$.format.knd: unknown key; did you mean "kind"?"#
            ),
        ])
    func errors(value: String, sentence: String) {
        #expect(refusal(of: #""format": \#(value)"#) == "sample.json:2: " + sentence)
    }
}
