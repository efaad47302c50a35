import Chiplog
import ChiplogCapture
import Testing

/// Patterns written like the calls that log what they describe.
@Suite struct LogPatternCallsTests {
    private struct Declined: Error {}
    private struct Offline: Error {}
    private struct Failed: ErrorWithCause { let cause: (any Error)? }

    private static let calls: [(pattern: LogPattern, long: LogPattern)] = [
        (.trace("x", ["a": 1]), LogPattern(.trace, "x", ["a": 1])),
        (.debug("x", ["a": 1]), LogPattern(.debug, "x", ["a": 1])),
        (.info("x", ["a": 1]), LogPattern(.info, "x", ["a": 1])),
        (.notice("x", ["a": 1]), LogPattern(.notice, "x", ["a": 1])),
        (.warning("x", ["a": 1]), LogPattern(.warning, "x", ["a": 1])),
        (.error("x", ["a": 1]), LogPattern(.error, "x", ["a": 1])),
        (.critical("x", ["a": 1]), LogPattern(.critical, "x", ["a": 1])),
        (.message("x", ["a": 1]), LogPattern(nil, "x", ["a": 1])),
        (.exactly("x*"), LogPattern(nil, "x*")),
        (.contains("x"), LogPattern(nil, .contains("x"))),
        (.wildcard("x*"), LogPattern(nil, .wildcard("x*"))),
        (.warning(), LogPattern(.warning)),
        (.trace(["a": 1]), LogPattern(.trace, nil, ["a": 1])),
        (.debug(["a": 1]), LogPattern(.debug, nil, ["a": 1])),
        (.info(["a": 1]), LogPattern(.info, nil, ["a": 1])),
        (.notice(["a": 1]), LogPattern(.notice, nil, ["a": 1])),
        (.warning(["a": 1]), LogPattern(.warning, nil, ["a": 1])),
        (.error(["a": 1]), LogPattern(.error, nil, ["a": 1])),
        (.critical(["a": 1]), LogPattern(.critical, nil, ["a": 1])),
        (LogPattern(.error, ["a": 1]), LogPattern(.error, nil, ["a": 1])),
        (LogPattern(nil, ["a": 1]), LogPattern(nil, nil, ["a": 1])),
        (.error("x", error: Declined.self), LogPattern(.error, "x").error(Declined.self)),
        (.message(.contains("x"), error: Declined.self), LogPattern(nil, .contains("x")).error(Declined.self)),
    ]

    @Test(arguments: calls.indices)
    func theShortFormSaysTheSame(index: Int) {
        #expect(Self.calls[index].pattern == Self.calls[index].long)
    }

    @Test func anErrorIsKnownByItsTypeOrByThatOfACause() {
        let records = withLogCapture { capture in
            let log = Log("shop")
            log.error("plain")
            log.error("declined", error: Declined())
            log.error("failed", error: Failed(cause: Declined()))
            log.error("offline", error: Offline())
            return capture.records(matching: .error(error: Declined.self))
        }
        #expect(records.map(\.message) == ["declined", "failed"])
    }

    @Test func fieldsAreAddedToWhatAPatternSays() {
        #expect(LogPattern.error("x").with(["a": 1]) == .error("x", ["a": 1]))
        #expect(LogPattern.error("x").with([:]) == .error("x"))
        #expect(LogPattern.error("x").only.with(["a": 1]) == LogPattern.error("x", ["a": 1]).only)
        let either: LogPattern = "x" | "y"
        #expect(either.with(["a": 1]).description == #"("x" or "y") and [a=1]"#)
    }
}
