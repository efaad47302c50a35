import Chiplog
import ChiplogTesting
import XCTest

private enum CardDesk {
    static let log = Log("checkout")

    static func pay(_ amount: Double) {
        log.info("charging card", ["amount": amount, "currency": "EUR"])
        log.error("payment declined", ["code": 51])
    }
}

/// The README's example for XCTest, as it stands there.
final class ReadmeXCTests: LogCapturingTestCase {
    func testDeclinedPaymentIsLogged() {
        CardDesk.pay(12.5)
        expectLogged(.error, "payment declined", ["code": 51])
        expectNotLogged(.critical)
    }
}
