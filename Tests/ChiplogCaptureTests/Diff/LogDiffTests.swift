import ChiplogCapture
import Testing

@testable import Chiplog

@Suite struct LogDiffTests {
    private static let log = Log("client")
    private static let id = "550e8400-e29b-41d4-a716-446655440000"

    private static func records(_ body: () -> Void) -> [CapturedRecord] {
        withLogCapture { capture in
            body()
            return capture.records
        }
    }

    private static let received = LogPattern(.info, "request received", ["request.id": .any])
    private static let sent = LogPattern(.info, "request sent")
    private static let response = LogPattern(.info, "response received", ["status": 200])

    private static let four = records {
        log.info("request received", ["request.id": id])
        log.warning("retrying", ["attempt": 2])
        log.info("request sent", ["request.id": id])
        log.error("timed out", ["after": Duration.seconds(1)])
    }

    @Test func whatIsMissingAndWhatIsNotExpectedStandsBesideTheRest() {
        let records = Self.four
        let diff = LogDiff(
            records, [Self.received, Self.sent, Self.response], order: .exactly, masking: .uuids)
        let (retry, timeout) = (records[1].callSite.line, records[3].callSite.line)
        #expect(!diff.agrees)
        #expect(
            diff.failure == """
                log sequence differs: expected exactly 3, captured 4; first not expected: warning at \(records[1].callSite)
                    = info     request received   request.id=<uuid-1>
                    + warning  retrying           attempt=2            LogDiffTests.swift:\(retry)  (not expected)
                    = info     request sent       request.id=<uuid-1>
                    - info     response received  status=200                                  (missing)
                    + error    timed out          after=1s             LogDiffTests.swift:\(timeout)  (not expected)
                """)
    }

    @Test func inOrderOthersMayStandBetween() {
        #expect(LogDiff(Self.four, [Self.received, Self.sent]).agrees)
        #expect(LogDiff(Self.four, [Self.received, Self.sent]).failure == nil)
        #expect(LogDiff(Self.four, [Self.received, Self.sent]).matches?.map(\.sequence) == [1, 3])
        #expect(LogDiff(Self.four, [Self.sent, Self.received]).matches == nil)
        #expect(
            LogDiff(Self.four, [Self.received, Self.sent, Self.response], masking: .standard).failure == """
                log sequence differs: expected 3 in order, captured 4; first missing: info "response received" [status=200]
                    = info     request received   request.id=<uuid-1>
                      warning  retrying           attempt=2
                    = info     request sent       request.id=<uuid-1>
                    - info     response received  status=200           (missing)
                      error    timed out          after=<duration-1>
                """)
    }

    @Test func whatIsInAnotherPlaceIsNotMissing() {
        let records = Self.four
        #expect(
            LogDiff(records, [Self.sent, Self.received], masking: .uuids).failure == """
                log sequence differs: expected 2 in order, captured 4; first out of order: info "request sent"
                    - info     request sent                           (out of order)
                    = info     request received  request.id=<uuid-1>
                      warning  retrying          attempt=2
                      info     request sent      request.id=<uuid-1>
                      error    timed out         after=1s
                """)
        // Once is not twice.
        let twice: LogSequence = [LogPattern("request sent"), LogPattern("request sent"), Self.received, "retrying"]
        #expect(
            LogDiff(records, twice, masking: .uuids).failure?.split(separator: "\n").dropFirst().prefix(4) == [
                "    -          request sent                           (out of order)",
                "    -          request sent                           (missing)",
                "    = info     request received  request.id=<uuid-1>",
                "    = warning  retrying          attempt=2",
            ])
        let swapped: LogSequence = [LogPattern("retrying"), Self.received, Self.sent, LogPattern("timed out")]
        let line = records[1].callSite.line
        #expect(
            LogDiff(records, swapped, order: .exactly, masking: .uuids).failure == """
                log sequence differs: expected exactly 4, captured 4; first out of order: "retrying"
                    -          retrying                                                      (out of order)
                    = info     request received  request.id=<uuid-1>
                    + warning  retrying          attempt=2            LogDiffTests.swift:\(line)  (out of order)
                    = info     request sent      request.id=<uuid-1>
                    = error    timed out         after=1s
                """)
    }

    @Test func whatIsInAnotherPlaceIsFoundAmongThousands() {
        let records = Self.records {
            for message in ["later", "earlier"] {
                for step in 1...2000 { Self.log.debug("step", ["step": step]) }
                Self.log.info("\(message)")
            }
        }
        let failure = LogDiff(records, ["earlier", "later"]).failure
        #expect(failure?.contains("captured 4002; first out of order: ") == true)
    }

    @Test func aNearMissIsMarkedFieldByField() {
        let records = Self.four
        let patterns: LogSequence = [
            Self.received, LogPattern(.warning, "retrying", ["attempt": 1, "after": .any]), Self.sent,
            LogPattern(.error, .contains("timed")),
        ]
        #expect(
            LogDiff(records, patterns, order: .exactly, masking: .uuids).failure == """
                log sequence differs: expected exactly 4, captured 4; first missing: \(patterns.patterns[1])
                    = info     request received  request.id=<uuid-1>
                    ≈ warning  retrying          attempt=2            LogDiffTests.swift:\(records[1].callSite.line)
                                                         ^ expected 1
                                                 ^ expected after=<any>, which is missing
                    = info     request sent      request.id=<uuid-1>
                    = error    timed out         after=1s
                """)
    }

    @Test func patternsOfEveryKindAreShownWhereTheyAreMissing() {
        let patterns = LogSequence([
            LogPattern(nil, .wildcard("a*")).label("db"), LogPattern(.error) | LogPattern("x"), LogPattern(),
        ])
        #expect(
            LogDiff([], patterns, order: .exactly).failure == """
                log sequence differs: expected exactly 3, captured 0; first missing: message like "a*" label db
                    -          like "a*"     label db  (missing)
                    -          error or "x"            (missing)
                    -          any record              (missing)
                """)
    }

    @Test func nothingExpectedOfNothingAgrees() {
        #expect(LogDiff([], []).agrees && LogDiff([], [], order: .exactly).agrees)
        #expect(LogDiff(Self.four, []).agrees && !LogDiff(Self.four, [], order: .exactly).agrees)
    }

    @Test func twentyRowsAroundTheFirstDifferenceAreShown() throws {
        let records = Self.records { for step in 1...60 { Self.log.debug("step", ["step": step]) } }
        let patterns = (1...60).map { LogPattern(.debug, "step", ["step": $0 == 40 ? 0 : $0]) }
        let lines = try #require(LogDiff(records, LogSequence(patterns)).failure).split(separator: "\n")
        #expect(lines[1] == "    … 34 before")
        #expect(
            lines[2] == "    = debug    step  step=35" && lines[7].hasPrefix("    ≈ debug    step  step=40  LogDiff"))
        #expect(lines[8].hasSuffix("^ expected 0"))
        #expect(lines.last == "    … 6 after" && lines.count == 24)
    }

    /// Whether the letters of one word stand in the other in this order.
    private func isSubsequence(_ word: ArraySlice<Int>, of other: ArraySlice<Int>) -> Bool {
        guard let first = word.first else { return true }
        guard let next = other.first else { return false }
        return first == next && isSubsequence(word.dropFirst(), of: other.dropFirst())
            || isSubsequence(word, of: other.dropFirst())
    }

    @Test(arguments: 0..<40)
    func itAgreesExactlyWhereTheSequenceIsThere(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let steps = (0..<Int.random(in: 0...8, using: &random)).map { _ in Int.random(in: 0..<3, using: &random) }
        let wanted = (0..<Int.random(in: 0...4, using: &random)).map { _ in Int.random(in: 0..<3, using: &random) }
        let records = Self.records { for step in steps { Self.log.info("step", ["step": step]) } }
        let patterns = LogSequence(wanted.map { LogPattern(.info, "step", ["step": $0]) })
        let diff = LogDiff(records, patterns)
        #expect(diff.agrees == isSubsequence(wanted[...], of: steps[...]))
        #expect((diff.failure == nil) == diff.agrees)
        #expect(LogDiff(records, patterns, order: .exactly).agrees == (wanted == steps))
    }
}
