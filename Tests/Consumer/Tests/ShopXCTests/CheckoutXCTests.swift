import ChiplogTesting
import Shop
import XCTest

final class CheckoutXCTests: LogCapturingTestCase {
    override var failOn: LogLevel? { .error }

    func testPaymentsAreLogged() throws {
        try Checkout().pay(12.5)
        expectLogged(.info, "charging card", ["amount": 12.5, "currency": .any])
        XCTAssertEqual(logs.count, 3)
    }

    func testDeclinedPaymentsAreLogged() {
        XCTAssertThrowsError(try Checkout().pay(12.5, cardHasExpired: true))
        expectLogged(.error, "payment declined", ["code": 51])
        expectSpan(named: "charge card", status: .error())
    }

    func testReceiptsAreAwaited() async throws {
        Checkout().sendReceipt()
        try await nextLog(.notice, "receipt sent")
    }
}

/// Tests that keep the test case that they have.
final class CheckoutScopeXCTests: XCTestCase {
    func testPaymentsAreLogged() throws {
        try withLogCapture { capture in
            try Checkout().pay(12.5)
            expectLogged("paid")
            XCTAssertEqual(capture.spans.map(\.name), ["charge card"])
        }
    }
}
