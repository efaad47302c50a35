import Testing

@testable import ChiplogTesting

private struct Declined: Error {}
private struct Offline: Error {}

@Suite(.capturingLogs) struct ExpectLoggedTests {
    @Test func itReturnsWhatMatches() {
        Checkout.declineACard()
        Checkout.declineACard()
        #expect(expectLogged(.error, "payment declined", ["code": 5]).map(\.sequence) == [2, 5])
        #expect(expectLogged(LogPattern(nil, nil, ["order": "A-17"])).count == 2)
    }

    @Test func itLooksWhereItIsTold() {
        let capture = withLogCapture { capture in
            Checkout.declineACard()
            return capture
        }
        expectLogged(.error, "payment declined", in: capture)
        expectNotLogged(.error, "payment declined")
    }

    @Test func failingItFailsTheTestAtItsLine() {
        Checkout.declineACard()
        withKnownIssue {
            expectLogged(.error, "payment declined", ["code": 51])
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix(#"expected log not found: error "payment declined" [code=51]"#)
                == true && issue.sourceLocation?.fileID == #fileID && issue.sourceLocation?.line == #line - 3
        }
    }

    @Test func theFailureShowsTheNearMiss() {
        let records = Checkout.records(Checkout.declineACard)
        let line = records[1].callSite.line
        let check = LoggedCheck(
            pattern: LogPattern(.error, "payment declined", ["code": 51]), log: SearchedLog(records))
        #expect(
            check.failure == """
                expected log not found: error "payment declined" [code=51] (searched 3 records, 1 near miss)
                    1 info     charging card     amount=1200  currency="EUR"
                  ≈ 2 error    payment declined  code=5  attempt=1            Checkout.swift:\(line)
                                                      ^ expected 51
                    3 notice   order cancelled   order="A-17"
                """)
    }

    @Test func theFailurePointsToEachThingThatDiffers() {
        let records = Checkout.records(Checkout.declineACard)
        let line = records[1].callSite.line
        let long = String(repeating: "a", count: 70)
        let pattern = LogPattern(
            .critical, "payment declined", ["attempt": "1", "card": LogValue.null, "cod": long, "x": 1])
        #expect(
            LoggedCheck(pattern: pattern, log: SearchedLog(Array(records[1...1]))).failure == """
                expected log not found: critical "payment declined" [attempt="1" card=null \
                cod="\(long)" x=1] (searched 1 record, 1 near miss)
                  ≈ 2 error    payment declined  code=5  attempt=1  Checkout.swift:\(line)
                      ^ expected critical
                                                                 ^ expected "1"
                                                 ^ expected card=null, which is missing
                                                 ^ expected cod="\(long.prefix(51))…+20, which is missing; there is code
                                                 ^ expected x=1, which is missing
                """)
    }

    @Test func anotherMessageWithTheFieldsIsANearMiss() {
        let records = Checkout.records(Checkout.declineACard)
        let line = records[2].callSite.line
        let pattern = LogPattern(.notice, "order canceled", ["order": "A-17"])
        #expect(
            LoggedCheck(pattern: pattern, log: SearchedLog(Array(records[2...]))).failure == """
                expected log not found: notice "order canceled" [order="A-17"] (searched 1 record, 1 near miss)
                  ≈ 3 notice   order cancelled  order="A-17"  Checkout.swift:\(line)
                               ^ expected "order canceled"
                """)
    }

    @Test func theFailurePointsToAnErrorOfAnotherType() {
        let records = Checkout.records {
            Checkout.log.error("failed", error: Declined(), ["code": 51])
            Checkout.log.error("failed", ["code": 51])
        }
        let lines = records.map { $0.callSite.line }
        let pattern = LogPattern(.error, "failed", error: Offline.self, ["code": 51])
        #expect(
            LoggedCheck(pattern: pattern, log: SearchedLog(records)).failure == """
                expected log not found: error "failed" [code=51] with error Offline (searched 2 records, 2 near misses)
                  ≈ 1 error    failed  error=ChiplogTestingTests.Declined("Declined()")  code=51  \
                ExpectLoggedTests.swift:\(lines[0])
                                             ^ expected Offline
                  ≈ 2 error    failed  code=51                                                    \
                ExpectLoggedTests.swift:\(lines[1])
                                       ^ expected error Offline, which is missing
                """)
    }

    @Test func ofAlternativesTheLikelierIsANearMiss() {
        let records = Checkout.records(Checkout.declineACard)
        let line = records[1].callSite.line
        let pattern: LogPattern = "paid" | .warning("payment declined")
        #expect(
            LoggedCheck(pattern: pattern, log: SearchedLog(Array(records[1...1]))).failure == """
                expected log not found: "paid" or warning "payment declined" (searched 1 record, 1 near miss)
                  ≈ 2 error    payment declined  code=5  attempt=1  Checkout.swift:\(line)
                      ^ expected warning
                """)
    }

    @Test(arguments: [
        (LogPattern(nil, nil, ["code": 51]), true),
        (LogPattern(nil, nil, ["attempts": 1]), false),
        (LogPattern(.warning, nil, ["code": 5, "attempt": 1]), true),
        (LogPattern(.warning, nil, ["code": 51]), false),
        (LogPattern(.error).label("bank"), true),
        (LogPattern().label("bank"), false),
        (LogPattern(.warning), false),
        (LogPattern(.error, "declined"), false),
        (LogPattern(nil, nil, ["code": 5]).only, true),
        (LogPattern(.error, error: CancellationError.self), false),
    ])
    func aRecordIsANearMissWhereOneThingIsWrong(pattern: LogPattern, isNear: Bool) {
        let record = Checkout.records(Checkout.declineACard)[1]
        #expect(pattern.nearlyMatches(record) == isNear)
    }

    @Test func aLabelThatIsWrongIsSaid() {
        let records = Checkout.records { Checkout.log.error("failed") }
        let check = LoggedCheck(pattern: LogPattern(.error).label("bank"), log: SearchedLog(records))
        #expect(check.failure?.hasSuffix("^ expected label bank, found checkout") == true)
    }

    @Test func whereItWasLoggedStaysInSightBesideLongRows() {
        let records = Checkout.records {
            Checkout.log.info("received", ["body": String(repeating: "x", count: 70)])
            Checkout.log.info("sent", ["code": 5])
        }
        let line = records[1].callSite.line
        let check = LoggedCheck(pattern: .info("sent", ["code": 51]), log: SearchedLog(records))
        #expect(check.failure?.contains("\n  ≈ 2 info     sent      code=5  ExpectLoggedTests.swift:\(line)\n") == true)
    }

    @Test func aSpanIsShownWithoutItsPlaceInTheTrace() {
        let clock = ManualClock()
        let records = withLogCapture(clock: clock.logClock) { capture in
            Checkout.log.withSpan("pay") { _ in
                Checkout.log.withSpan("charge", ["order": 42]) { _ in clock.advance(by: .milliseconds(3)) }
            }
            return capture.records
        }
        let lines = LoggedCheck(pattern: "x", log: SearchedLog(records)).failure?.split(separator: "\n").dropFirst()
        #expect(
            lines?.map(String.init) == [
                "    1 info     charge  order=42  duration=0.003s", "    2 info     pay     duration=0.003s",
            ])
    }

    @Test func withoutANearMissTheLastTwentyRecordsAreShown() throws {
        let records = Checkout.records { for step in 1...50 { Checkout.log.debug("step", ["step": step]) } }
        let check = LoggedCheck(pattern: LogPattern(.error), log: SearchedLog(records, droppedCount: 7))
        let lines = try #require(check.failure).split(separator: "\n")
        #expect(
            lines.first == "expected log not found: error (searched 50 records, 7 more dropped by the capture's bound)")
        #expect(lines[1] == "    … 30 before")
        #expect(lines[2] == "    31 debug    step  step=31")
        #expect(lines.last == "    50 debug    step  step=50")
        #expect(lines.count == 22)
    }

    @Test func theNearestMissIsInTheMiddleOfWhatIsShown() throws {
        let records = Checkout.records { for step in 1...50 { Checkout.log.debug(step == 20 ? "odd" : "step") } }
        let check = LoggedCheck(pattern: LogPattern(.error, "odd"), log: SearchedLog(records))
        let lines = try #require(check.failure).split(separator: "\n")
        #expect(lines[1] == "    … 9 before")
        #expect(lines[12].hasPrefix("  ≈ 20 debug    odd "))
        #expect(lines[13] == "       ^ expected error")
        #expect(lines.last == "    … 21 after")
    }

    @Test func whereNothingWasLoggedTheFailureNamesTheLikelyCause() {
        #expect(
            LoggedCheck(pattern: LogPattern(.info, "hello"), log: SearchedLog([])).failure == """
                expected log not found: info "hello" (searched 0 records)
                    nothing was captured; what runs in a detached task, dispatch queue or thread is captured only where
                    it carries the context: let context = LogContext.current; queue.async { context.run { … } }
                """)
    }

    @Test func longMessagesAndValuesAreCut() throws {
        let long = String(repeating: "é", count: 5_000)
        let records = Checkout.records { Checkout.log.info("long \(long)", ["text": long, "next": 1]) }
        let failure = try #require(
            LoggedCheck(pattern: LogPattern(.info, nil, ["next": 2]), log: SearchedLog(records)).failure)
        #expect(failure.split(separator: "\n").allSatisfy { $0.count < 200 })
    }
}
