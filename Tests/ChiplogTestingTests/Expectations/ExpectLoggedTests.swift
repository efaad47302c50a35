import Testing

@testable import ChiplogTesting

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
        let pattern = LogPattern(.critical, "payment declined", ["attempt": "1", "card": LogValue.null])
        #expect(
            LoggedCheck(pattern: pattern, log: SearchedLog(Array(records[1...1]))).failure == """
                expected log not found: critical "payment declined" [attempt="1" card=null] (searched 1 record, 1 near miss)
                  ≈ 2 error    payment declined  code=5  attempt=1  Checkout.swift:\(line)
                      ^ expected critical
                                                                 ^ expected "1"
                                                 ^ expected card=null, which is missing
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
