import Chiplog
import Testing

@testable import ChiplogCapture

@Suite struct CutTextTests {
    @Test(arguments: [
        ("", 5, "", #""""#),
        ("abcde", 5, "abcde", #""abcde""#),
        ("abcdef", 5, "ab…+4", #""ab"…+4"#),
        ("\"\n\"\n\"\n", 5, "\"\n…+4", #""\"\n"…+4"#),
        ("äöüäö", 5, "äöüäö", #""äöüäö""#),
        ("👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 2, "👩‍👩‍👧‍👧…+2", #""👩‍👩‍👧‍👧"…+2"#),
    ])
    func itShowsTheBeginningAndCountsTheRest(text: String, most: Int, cut: String, quoted: String) {
        #expect(CutText(text, to: most).description == cut)
        #expect(CutText(text, to: most).quoted == quoted)
    }

    private static let long = String(repeating: "x", count: 100_000)

    /// As text and as whatever else a pattern may say of a text.
    @Test(arguments: [
        LogPattern(.error, .exactly(long)), LogPattern(nil, .contains(long)), LogPattern(nil, ["a": long]),
        LogPattern(nil, ["a": [long, long]]), LogPattern(nil, ["a": .in([long])]), LogPattern(nil, ["a": .not(long)]),
        LogPattern(LogFilter.message(.contains(long))), LogPattern("a").label(LabelPrefix(long)),
        (0..<100).map { LogPattern(nil, "\($0)", ["a": long]) }.reduce("first", |),
    ])
    func aPatternIsDescribedInALineThatCanBeRead(pattern: LogPattern) {
        #expect((20...1_000).contains(pattern.description.count) && pattern.description.contains("…+"))
    }

    @Test func whatFollowsALongMessageIsStillRead() {
        #expect(
            LogPattern(.error, .exactly(Self.long), ["code": 51]).description
                == #"error "\#(String(repeating: "x", count: 192))"…+99808 [code=51]"#)
    }

    @Test func aRowOfARecordIsNoLongerThanCanBeRead() throws {
        let record = withLogCapture { capture in
            Log("long").error(
                "\(Self.long)",
                LogFields((0..<1_000).map { (LogKey("f\($0)"), .string(Self.long.prefix(100).description)) }))
            return capture.records[0]
        }
        let pattern = LogPattern(.error, .exactly(Self.long), ["f0": 1, "f999": 1, "g": 1])
        let lines = RecordTable([record], focus: 0) { .init("≈", pattern.mismatches(in: $0)) }.lines
        let row = try #require(lines.first)
        #expect(row.count < 2_000 && row.contains("xxx…+99948  f0=\"xxx") && row.contains("  … 980 more  "))
        #expect(
            lines.dropFirst().map { $0.drop { $0 == " " } } == [
                "^ expected 1", "^ expected f999=1", "^ expected g=1, which is missing",
            ])
    }
}
