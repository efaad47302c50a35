import ChiplogTesting
import Testing

/// What Swift Testing shows of values in an expectation that fails.
@Suite(.capturingLogs) struct TestDescriptionsTests {
    private let log = Log("shown")

    @Test func recordsAndSpansAreOneLineThatCanBeRead() throws {
        log.withSpan("work", ["long": String(repeating: "x", count: 10_000)]) { _ in
            log.error("two\nlines", ["code": 51])
        }
        let record = String(describingForTest: logs.records[0])
        #expect(record.hasPrefix(#"error shown: two\nlines code=51 (ChiplogTestingTests/"#))
        for shown in [String(describingForTest: logs.records[1]), String(describingForTest: logs.spans[0])] {
            #expect(shown.contains("work") && shown.count <= 1_000 && shown.contains("xxx…+"))
        }
    }

    @Test func patternsAndCapturesAreInWords() {
        #expect(
            String(describingForTest: LogPattern(.error, "declined", ["code": 51])) == #"error "declined" [code=51]"#)
        #expect(String(describingForTest: FieldPattern.in(1...5)) == "<in 1...5>")
        #expect(String(describingForTest: LogPattern("sent").then(.error())) == #""sent" then error"#)
        #expect(String(describingForTest: logs) == "log capture: 0 records")
    }
}
