import ChiplogTesting
import Testing

private enum Till {
    static let log = Log("till")
    static func charge() { log.error("payment declined", ["code": 51]) }
}
@Suite(.capturingLogs) struct TourTests {
    @Test func declinedPaymentsAreLogged() {
        Till.charge()
        expectLogged(.error, "payment declined", ["code": 51])
    }
}
