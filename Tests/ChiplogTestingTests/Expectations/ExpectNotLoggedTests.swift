import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct ExpectNotLoggedTests {
    @Test func itHoldsWhereNothingMatches() {
        Checkout.declineACard()
        expectNotLogged(.critical)
        expectNotLogged(.error, "payment declined", ["code": 51])
    }

    @Test func failingItFailsTheTestAtItsLine() {
        Checkout.declineACard()
        withKnownIssue {
            expectNotLogged(.error)
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix("unexpected log: error (found 1 in 3 records, ") == true
                && issue.sourceLocation?.fileID == #fileID && issue.sourceLocation?.line == #line - 3
        }
    }

    @Test func theFailureShowsWhereItWas() {
        let records = Checkout.records(Checkout.declineACard)
        let line = records[1].callSite.line
        #expect(
            NotLoggedCheck(pattern: LogPattern(.error), log: SearchedLog(records)).failure == """
                unexpected log: error (found 1 in 3 records, the first: error "payment declined")
                    1 info     charging card     amount=1200  currency="EUR"
                  ✗ 2 error    payment declined  code=5  attempt=1            Checkout.swift:\(line)
                    3 notice   order cancelled   order="A-17"
                """)
    }

    @Test func theFirstIsNotNamedWhereThePatternNamesIt() {
        let check = NotLoggedCheck(
            pattern: "payment declined", log: SearchedLog(Checkout.records(Checkout.declineACard)))
        #expect(check.failure?.hasPrefix("unexpected log: \"payment declined\" (found 1 in 3 records)\n") == true)
    }

    @Test func theFirstIsNotNamedWhereItHoldsASecret() {
        var log = SearchedLog(Checkout.records(Checkout.declineACard))
        log.secrets = ["declined"]
        let check = NotLoggedCheck(pattern: LogPattern(.error), log: log)
        #expect(check.failure?.hasPrefix("unexpected log: error (found 1 in 3 records)\n") == true)
    }

    @Test func droppedRecordsLeaveItUnproven() {
        let capture = withLogCapture(bound: .init(first: 2, last: 0)) { capture in
            Checkout.declineACard()
            return capture
        }
        withKnownIssue {
            expectNotLogged(.critical, in: capture)
        } matching: { issue in
            issue.comments.first?.rawValue == """
                cannot tell whether this was logged: critical (none in 2 records, but 1 more dropped by the capture's \
                bound; raise the bound)
                """
        }
    }
}
