import ChiplogTesting

/// Logs for expectations to look at.
enum Checkout {
    static let log = Log("checkout")

    static func declineACard() {
        log.info("charging card", ["amount": 1_200, "currency": "EUR"])
        log.error("payment declined", ["code": 5, "attempt": 1])
        log.notice("order cancelled", ["order": "A-17"])
    }

    /// What `body` logs.
    static func records(_ body: () -> Void) -> [CapturedRecord] {
        withLogCapture { capture in
            body()
            return capture.records
        }
    }
}
