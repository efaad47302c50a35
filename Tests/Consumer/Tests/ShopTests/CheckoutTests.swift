import ChiplogTesting
import Shop
import Testing

@Suite(.capturingLogs(failOn: .error))
struct CheckoutTests {
    @Test func paymentsAreLogged() throws {
        try Checkout().pay(12.5)
        expectLogged(.info, "charging card", ["amount": 12.5, "currency": .any])
        expectLogged(LogPattern("charging card").then("paid"))
        expectNoLogs(from: .warning)
    }

    @Test func declinedPaymentsAreLogged() throws {
        #expect(throws: CardError.expired) {
            try Checkout().pay(12.5, cardHasExpired: true)
        }
        let declined = try requireLogged(.error, "payment declined", ["code": 51])
        #expect(declined.error?.message == "expired")
        expectSpan(named: "charge card", parent: .root, status: .error(), containing: ["payment declined"])
    }

    @Test(arguments: [1.5, 12.5])
    func eachCaseHasALogOfItsOwn(amount: Double) throws {
        try Checkout().pay(amount)
        expectLogged("paid", times: 1)
        expectLogged(.info, "paid", ["amount": amount])
    }

    @Test func receiptsAreAwaited() async throws {
        Checkout().sendReceipt()
        try await nextLog(.notice, "receipt sent")
    }

    @Test func callersAreContinued() throws {
        let caller = MockTraceContext.remoteCaller()
        try caller.run { try Checkout().pay(3) }
        expectSpan(named: "charge card", parent: caller)
        expectTraceContext(caller.trace)
    }

    @Test func wholeLogsAreCompared() async {
        await Checkout().sendReceipt().value
        expectNeverLogged(secret: "4111111111111111")
        expectSnapshot("notice checkout: receipt sent")
    }

    @Test func formattersOfOnesOwnKeepTheirPromises() {
        #expect(FormatterRule.violations(by: MessageFormatter()) == [])
    }
}

/// Writes messages, and nothing else.
private struct MessageFormatter: LogFormatter {
    func format(_ event: borrowing LogEvent, into line: inout LineBuffer) {
        line.append(escaping: event.message)
    }
}
