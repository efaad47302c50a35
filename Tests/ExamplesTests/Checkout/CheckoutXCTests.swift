import ChiplogTesting
import XCTest

final class CheckoutXCTests: LogCapturingTestCase {
    override var processors: [any LogProcessor] { Checkout.processors }
    override var failOn: LogLevel? { .error }

    let checkout = Checkout()
    let order = Order(id: "A-17", amount: 1_200)

    func testAPaidOrderIsANotice() throws {
        try checkout.place(order, with: .valid)
        expectLogged(.notice, "order placed", ["order": "A-17"])
        expectNoLogs(from: .warning)
    }

    func testARefusalIsAnErrorWithItsCode() {
        for card in [Card.empty, .expired] {
            let before = logs.mark()
            XCTAssertThrowsError(try checkout.place(order, with: card))
            expectLogged(.error, "payment declined", error: Refusal.self, ["code": card.code], since: before)
        }
        expectNotLogged("order placed", ["order": "A-17"])
    }

    func testNoCardNumberIsLogged() throws {
        XCTAssertThrowsError(try checkout.place(order, with: .empty))
        expectNeverLogged(secret: Card.empty.number)
        expectLogged("charging card", ["card": "…9995"])
        let declined = try requireLogged(.error, "payment declined")
        XCTAssertEqual(declined.error?.message, "card *** refused with code 51")
    }

    func testWhatTheBankTakesIsASpanWithinTheOrders() {
        XCTAssertThrowsError(try checkout.place(order, with: .empty))
        let placing = expectSpan(
            named: "place order", ["order": "A-17"], parent: .root, status: .error(), containing: ["payment declined"])
        expectSpan(named: "charge card", parent: placing.first, status: .error())
    }

    func testAnOrderFromBeginningToEnd() throws {
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
