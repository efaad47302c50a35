import ChiplogTesting
import Testing

@Suite(.capturingLogs(processors: Checkout.processors, failOn: .error))
struct CheckoutTests {
    let checkout = Checkout()
    let order = Order(id: "A-17", amount: 1_200)

    @Test func aPaidOrderIsANotice() throws {
        try checkout.place(order, with: .valid)
        expectLogged(.notice, "order placed", ["order": "A-17"])
        expectNoLogs(from: .warning)
    }

    @Test(arguments: [Card.empty, .expired])
    func aRefusalIsAnErrorWithItsCode(card: Card) {
        #expect(throws: Refusal.self) { try checkout.place(order, with: card) }
        expectLogged(.error, "payment declined", error: Refusal.self, ["code": card.code])
        expectNotLogged("order placed", ["order": "A-17"])
    }

    @Test func noCardNumberIsLogged() throws {
        #expect(throws: Refusal.self) { try checkout.place(order, with: .empty) }
        expectNeverLogged(secret: Card.empty.number)
        expectLogged("charging card", ["card": "…9995"])
        let declined = try requireLogged(.error, "payment declined")
        #expect(declined.error?.message == "card *** refused with code 51")
    }

    @Test func whatTheBankTakesIsASpanWithinTheOrders() {
        #expect(throws: Refusal.self) { try checkout.place(order, with: .empty) }
        let placing = expectSpan(
            named: "place order", ["order": "A-17"], parent: .root, status: .error(), containing: ["payment declined"])
        expectSpan(named: "charge card", parent: placing.first, status: .error())
    }

    @Test func anOrderFromBeginningToEnd() throws {
        try checkout.place(order, with: .valid)
        expectSnapshot(
            """
            info checkout: charging card amount=1200 card="…4242" trace=<trace-1> span=<span-1>
            info checkout: charge card (span) parent_span_id=<span-1> trace=<trace-1> span=<span-2>
            notice checkout: order placed order="A-17" trace=<trace-1> span=<span-1>
            info checkout: place order (span) order="A-17" trace=<trace-1> span=<span-1>
            """)
    }
}
