import ChiplogTesting

/// Spans for expectations to look at: a request, what it does, and something that has nothing to do with it.
enum TracedShop {
    static let log = Log("shop")

    /// Logs the spans, which take milliseconds of the capture's clock only.
    static func serve(_ clock: ManualClock) {
        log.withSpan("GET /orders") { span in
            log.withSpan("authorize") { _ in
                clock.advance(by: .milliseconds(1))
                log.info("token accepted")
            }
            log.withSpan("charge card", ["order": 41]) { span in
                clock.advance(by: .milliseconds(3))
                log.warning("retrying", ["attempt": 2])
                span.status = .error("declined")
            }
            span.status = .ok
        }
        clock.advance(by: .seconds(1))
        log.withSpan("refresh") { _ in }
        log.info("idle")
    }

    static func records(_ body: (ManualClock) -> Void = serve) -> [CapturedRecord] {
        let clock = ManualClock()
        return withLogCapture(clock: clock.logClock, ids: SequentialIDs(seed: 0x5409)) { capture in
            body(clock)
            return capture.records
        }
    }

    /// Where the span called `name` was begun.
    static func line(of name: String, in records: [CapturedRecord]) -> String {
        let line = records.first { $0.isSpan && $0.message == name }?.callSite.line
        return "TracedShop.swift:\(line ?? 0)"
    }
}
