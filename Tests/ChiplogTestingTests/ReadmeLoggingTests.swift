import Chiplog
import Dispatch
import Testing

// What the README says of logging in one's own package, as it stands there, so that it compiles.

private struct Cart: Sendable {
    func summary() -> String { "3 items" }
}

private struct Request {
    var headers: [String: [String]]
}

@Suite("The README's part on logging")
struct ReadmeLoggingTests {
    private func charge() throws {}

    @Test("processors, routing and lazy values do what is said of them")
    func processors() throws {
        let errors = EventCount()
        let all = EventCount()
        let pipeline = Pipeline(
            levels: LogLevels(.info, ["db": .debug]),
            processors: [
                .redact(
                    keys: ["password", "authorization"], values: [.email, .card, .bearerToken, .iban, .privateKey]),
                .enrich(.service("shop", version: "2.1")), .enrich(.process),
                .drop(.message(.contains("health check"))),
                .rateLimit(100, per: .seconds(1), by: .message),
                .sample([SamplingRule(.label("db"), .rate(0))], otherwise: .traces(0.25), weight: "sample.weight"),
            ],
            sinks: [.filter(.atLeast(.error), errors.sink), .async(all.sink)])
        let cart = Cart()
        let log = Log("checkout", pipeline: pipeline)
        log.info("health check")
        log.error("declined", ["password": "secret", "cart": .lazy { cart.summary() }])
        Log("db", pipeline: pipeline).debug("connected")
        try pipeline.flush()
        #expect(errors.events == ["error declined: *** 3 items"] && all.events == errors.events)
        #expect(pipeline.counters.filtered == 1 && pipeline.counters.sampledOut == 1)
        #expect(pipeline.explain(label: "db", level: .debug).isKept)
        #expect(pipeline.health.counters.accepted == 1)
    }

    @Test("contexts and spans mark what is logged in them")
    func contexts() throws {
        let count = EventCount()
        let log = Log("checkout", pipeline: Pipeline(sinks: [count.sink]))
        let id = "7f3a"
        let queue = DispatchQueue(label: "queue")
        LogContext.with(["request": id]) {
            log.info("accepted")
            let context = LogContext.current
            queue.sync { context.run { log.info("carried to a queue") } }
        }
        let request = Request(headers: ["traceparent": ["00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"]])
        let headers = TraceHeaders(identifiers: [.requestID])
        try headers.context { name in request.headers[name] ?? [] }.run {
            try log.withSpan("charge card", ["order": 42]) { span in
                span["attempts"] = 2
                try charge()
            }
        }
        #expect(count.requests == ["7f3a", "7f3a", nil])
        #expect(count.traces == [nil, nil, "4bf92f3577b34da6a3ce929d0e0e4736"])
    }
}

/// Keeps what the tests above ask of events.
private final class EventCount: Sendable {
    private struct Kept {
        var events: [String] = []
        var requests: [LogValue?] = []
        var traces: [String?] = []
    }

    private let kept = FutexMutex(Kept())

    var events: [String] { kept.withLock(\.events) }
    var requests: [LogValue?] { kept.withLock(\.requests) }
    var traces: [String?] { kept.withLock(\.traces) }

    var sink: ClosureSink {
        .closure { [self] event in
            let line = "\(event.level) \(event.message): \(event["password"].text) \(event["cart"].text)"
            let request = event["request"]
            let trace = event.trace?.traceID.description
            kept.withLock { kept in
                kept.events.append(line)
                kept.requests.append(request)
                kept.traces.append(trace)
            }
        }
    }
}

extension LogValue? {
    fileprivate var text: String {
        if case .string(let text)? = self { text } else { "" }
    }
}
