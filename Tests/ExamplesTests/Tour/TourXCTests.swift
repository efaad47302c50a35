import ChiplogTesting
import XCTest

private enum Till {
    static let log = Log("till")
    static func charge() { log.error("payment declined", ["code": 51]) }
}
final class TourXCTests: LogCapturingTestCase {
    func testDeclinedPaymentsAreLogged() {
        Till.charge()
        expectLogged(.error, "payment declined", ["code": 51])
    }
}
