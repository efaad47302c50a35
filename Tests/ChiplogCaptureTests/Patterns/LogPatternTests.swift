import Chiplog
import ChiplogCapture
import Testing

@Suite struct LogPatternTests {
    private let record: CapturedRecord? = withLogCapture { capture in
        Log("shop").error("payment declined", ["code": 51, "currency": "EUR"])
        return capture.records.first
    }

    @Test(arguments: [
        (LogPattern(), true),
        (LogPattern(.error), true),
        (LogPattern(.warning), false),
        (LogPattern(nil, "payment declined"), true),
        (LogPattern(nil, "payment"), false),
        (LogPattern(.error, "payment declined", ["code": 51]), true),
        (LogPattern(.error, "payment declined", ["code": 51.0]), true),
        (LogPattern(.error, "payment declined", ["code": "51"]), false),
        (LogPattern(.error, "payment declined", ["code": 51, "currency": "USD"]), false),
        (LogPattern(.error, "payment declined", ["attempt": 1]), false),
        (LogPattern(nil, nil, ["currency": "EUR"]), true),
    ])
    func aPatternMatchesWhatItNames(pattern: LogPattern, expected: Bool) throws {
        #expect(try pattern.matches(#require(record)) == expected)
    }

    @Test(arguments: [
        (LogPattern(), "any record"),
        (LogPattern(.error), "error"),
        (LogPattern(nil, "two\nlines"), #""two\nlines""#),
        (LogPattern(.info, "sent", ["code": 51, "to": "a b"]), #"info "sent" [code=51 to="a b"]"#),
    ])
    func aPatternDescribesItself(pattern: LogPattern, description: String) {
        #expect(pattern.description == description)
    }
}
