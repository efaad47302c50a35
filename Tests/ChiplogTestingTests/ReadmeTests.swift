import Chiplog
import ChiplogTesting
import Synchronization
import Testing

// The README's tour, as it stands there, so that it compiles and says the truth.

private enum CardDesk {
    static let log = Log("checkout")

    static func pay(_ amount: Double) {
        log.info("charging card", ["amount": amount, "currency": "EUR"])
        log.error("payment declined", ["code": 51])
    }
}

private struct PaymentError: Error {}

@Suite("The README's tour")
struct ReadmeTests {
    @Test(.capturingLogs)
    func declinedPaymentIsLogged() {
        CardDesk.pay(12.5)
        expectLogged(.error, "payment declined", ["code": 51])
        expectNotLogged(.critical)
    }

    @Test("the logging calls of the tour give the lines that the README shows")
    func toursLines() {
        let clock = LogClock.custom { LogTimestamp(nanosecondsSince1970: 1_795_245_175_123_456_000) }
        let lines = Lines()
        let pipeline = Pipeline(level: .debug, sinks: [lines], clock: clock)
        let log = Log("checkout", pipeline: pipeline)
        let cart = (count: 3, total: 29.97)
        let error = PaymentError()
        let id = "4bf92f35"

        log.info("order placed", ["order": 42, "amount": 12.5, "currency": "EUR"])
        log.error("payment declined", error: error, ["code": 51])
        log.debug("cart") {
            $0["items"] = cart.count
            $0["total"] = cart.total
            $0.object("user") { $0["id"] = 7 }
        }
        let request = log.with(["request": id])
        request.notice("done")
        log.trace("never built", ["cost": expensive()])

        #expect(
            lines.text == [
                "2026-11-21T07:12:55.123456Z INFO     checkout: order placed order=42 amount=12.5 currency=EUR",
                "2026-11-21T07:12:55.123456Z ERROR    checkout: payment declined error=PaymentError()"
                    + " error.type=ChiplogTestingTests.PaymentError code=51",
                "2026-11-21T07:12:55.123456Z DEBUG    checkout: cart items=3 total=29.97 user.id=7",
                "2026-11-21T07:12:55.123456Z NOTICE   checkout: done request=4bf92f35",
            ])
    }

    private func expensive() -> Int {
        Issue.record("a disabled call was evaluated")
        return 0
    }
}

/// The sink of the README's chapter on sinks of one's own.
private final class Lines: LogSink {
    private let lines = Mutex<[String]>([])

    var text: [String] { lines.withLock { $0 } }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        try TextFormatter().withLine(of: event) { bytes in
            let line = String(decoding: bytes.dropLast(), as: UTF8.self)
            lines.withLock { $0.append(line) }
        }
    }

    func flush() throws(SinkError) {}

    func shutdown() throws(SinkError) {}

    var counters: SinkCounters { SinkCounters(written: UInt64(text.count)) }
}
