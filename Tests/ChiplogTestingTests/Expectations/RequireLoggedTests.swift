import Testing

@testable import ChiplogTesting

@Suite(.capturingLogs) struct RequireLoggedTests {
    @Test func itReturnsTheFirst() throws {
        Checkout.declineACard()
        #expect(try requireLogged(.error)["code"] == 5)
        #expect(try requireLogged("order cancelled").sequence == 3)
    }

    @Test func whereNothingMatchesItFailsAndThrows() {
        withKnownIssue {
            #expect(throws: LogRequirementFailed.self) { try requireLogged("missing") }
        } matching: { issue in
            issue.comments.first?.rawValue.hasPrefix(#"expected log not found: "missing""#) == true
        }
    }
}

@Suite(.capturingLogs) struct NextLogTests {
    @Test func whatIsThereIsReturnedAtOnceAndWhatComesIsWaitedFor() async throws {
        Checkout.declineACard()
        let first = try await nextLog(.error)
        let context = LogContext.current
        let logging = Task.detached { context.run { Checkout.declineACard() } }
        #expect(try await nextLog(.error, after: .after(first)).sequence == 5)
        await logging.value
    }

    @Test(arguments: 0..<50)
    func whatIsThereIsFoundThoughTheTimeIsOver(round: Int) async throws {
        Checkout.declineACard()
        #expect(try await nextLog(.error, within: .zero, clock: ImpatientClock()).sequence == 2)
    }

    @Test func whenTheTimeIsOverItFailsAndThrows() async {
        Checkout.declineACard()
        await withKnownIssue {
            await #expect(throws: LogRequirementFailed.self) {
                try await nextLog(.error, "payment declined", ["code": 51], clock: ImpatientClock())
            }
        } matching: { issue in
            let lines = issue.comments.first?.rawValue.split(separator: "\n") ?? []
            return lines.first == """
                expected log did not come: error "payment declined" [code=51] (waited 5.0 seconds, searched 3 records, \
                1 near miss)
                """ && lines.contains { $0.hasSuffix("^ expected 51") }
        }
    }
}
