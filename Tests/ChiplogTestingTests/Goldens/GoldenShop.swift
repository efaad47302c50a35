import ChiplogTesting

/// Logs what the goldens look at, from lines that stay as they are.
enum GoldenShop {
    static let log = Log("checkout")

    #sourceLocation(file:"CardShop.swift",line:85)
    static func declineACard(_ clock: ManualClock) {
        log.info("charging card", ["amount": 1_200, "currency": "EUR"])
        log.error("payment declined", ["code": 51, "attempt": 1])
        log.notice("order cancelled", ["order": "A-17"])
    }

    static func storeACard(_ clock: ManualClock) {
        log.debug("card stored", ["customer": 7, "card": "4111 1111"])
        log.info("done")
    }

    static func serve(_ clock: ManualClock) {
        log.withSpan("GET /orders") { _ in
            log.withSpan("load orders", ["rows": 3]) { span in
                clock.advance(by: .milliseconds(3))
                log.info("cache miss", ["key": "orders"])
                span.status = .error("no rows")
            }
        }
        log.info("idle")
    }
    #sourceLocation()

    static func nothing(_ clock: ManualClock) {}
}
