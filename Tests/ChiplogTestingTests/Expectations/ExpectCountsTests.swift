import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct ExpectCountsTests {
    private static func step(_ numbers: ClosedRange<Int>) {
        for number in numbers { Checkout.log.info("step", ["n": number]) }
    }

    @Test(arguments: [
        (LogCount.exactly(3), true), (2, false), (4, false), (.atLeast(3), true), (.atLeast(4), false),
        (.atMost(3), true), (.atMost(2), false), (.in(2...3), true), (.in(4...5), false), (0, false),
    ])
    func aCountIsHeld(times: LogCount, holds: Bool) {
        Self.step(1...3)
        let check = LoggedCheck(pattern: "step", times: times, log: SearchedLog(logs.records))
        #expect((check.failure == nil) == holds)
    }

    @Test func theFailureShowsWhatWasCounted() {
        let records = Checkout.records {
            Self.step(1...2)
            Checkout.declineACard()
        }
        let lines = records.map { $0.callSite.line }
        #expect(
            LoggedCheck(pattern: "step", times: 3, log: SearchedLog(records)).failure == """
                expected log exactly 3 times, found twice: "step" (searched 5 records)
                  = 1 info     step              n=1                          ExpectCountsTests.swift:\(lines[0])
                  = 2 info     step              n=2                          ExpectCountsTests.swift:\(lines[1])
                    3 info     charging card     amount=1200  currency="EUR"
                    4 error    payment declined  code=5  attempt=1
                    5 notice   order cancelled   order="A-17"
                """)
    }

    @Test func anUpperLimitIsUnprovenWhereRecordsAreMissing() {
        let records = Checkout.records { Self.step(1...2) }
        let log = SearchedLog(records, droppedCount: 5)
        #expect(
            LoggedCheck(pattern: "step", times: 2, log: log).failure == """
                cannot tell whether this was logged exactly twice: "step" (twice in 2 records, but 5 more dropped by the \
                capture's bound; raise the bound)
                """)
        #expect(LoggedCheck(pattern: "step", times: .atLeast(2), log: log).failure == nil)
    }

    @Test func onlyWhatCameSinceAMomentCounts() {
        Self.step(1...2)
        let mark = logs.mark()
        Self.step(3...3)
        #expect(expectLogged("step", times: 1, since: mark).map { $0["n"] } == [3])
        expectNotLogged(LogPattern(nil, "step", ["n": 1]), since: mark)
        #expect(expectNoLogs(from: .warning) == 3)
    }

    @Test func whatCameBeforeAMomentIsCountedWhereNothingCameSince() {
        Self.step(1...2)
        let check = LoggedCheck(pattern: "x", log: SearchedLog(logs, since: logs.mark()))
        #expect(check.failure == "expected log not found: \"x\" (searched 0 records, 2 before the mark left out)")
    }

    @Test func noLogsFromALevelOnSaysWhatWasThere() {
        let records = Checkout.records(Checkout.declineACard)
        #expect(
            NotLoggedCheck(pattern: .from(.notice), log: SearchedLog(records)).failure?.hasPrefix(
                "unexpected log: notice or above (found 2 in 3 records, the first: error \"payment declined\")\n")
                == true)
        withKnownIssue {
            Checkout.declineACard()
            expectNoLogs()
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix(
                "unexpected log, where there was to be none (found 3 in 3 records, the first: info \"charging card\")")
                == true
        }
    }

    @Test func whatWasLoggedElsewhereIsSaid() {
        let log = SearchedLog(Checkout.records(Checkout.declineACard), unclaimed: 2)
        #expect(
            LoggedCheck(pattern: "x", log: log).failure?.hasSuffix(
                "\n  unclaimed elsewhere: 2 records from detached tasks or threads; see scope: .process") == true)
    }
}
