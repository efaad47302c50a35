import ChiplogTesting
import Dispatch
import Testing
import XCTest

// module: Shop
// The imaginary one that Documentation/Testing.md tests.

let log = Log("checkout")

enum Card: Sendable {
    case valid, expired, stolen
}

struct CardError: Error {}

#sourceLocation(file:"Shop/Checkout.swift",line:85)
struct Checkout {
    func pay(with card: Card) {
        log.info("charging card", ["amount": 1200, "currency": "EUR"])
        if card == .expired {
            log.error("payment declined", ["code": 51, "attempt": 1])
            log.notice("order cancelled", ["order": ["id": "A-17"] as LogFields])
        } else if card == .stolen {
            log.error("payment declined", error: CardError(), ["code": 43, "attempt": 1])
        }
    }

    func remember(_ number: String) {
        log.debug("card stored", ["customer": 7, "card": number])
    }
}
#sourceLocation()

#sourceLocation(file:"Shop/Client.swift",line:138)
struct Client {
    static let log = Log("client")

    func get(_ path: String, failing failures: Int = 0) {
        Self.log.info("request sent", ["path": path])
        for attempt in 0..<failures { Self.log.warning("retrying", ["attempt": attempt + 2]) }
        Self.log.info("response received", ["status": 200])
    }
}
#sourceLocation()

extension Client {
    /// Sends a request, and returns its headers.
    func headersSent() -> [String: String] {
        Self.log.withSpan("HTTP GET") { _ in
            var headers: [String: String] = [:]
            TraceHeaders().write { headers[$0] = $1 }
            return headers
        }
    }
}

/// Works on a queue of its own, to which the caller's task does not reach.
struct Worker: Sendable {
    static let log = Log("worker")
    let queue = DispatchQueue(label: "worker")

    func start(_ job: Int) {
        let context = LogContext.current
        queue.async {
            context.run {
                Self.log.info("job accepted", ["job": job])
                Self.log.info("job done", ["job": job])
            }
        }
    }

    /// Leaves the context behind, and returns when the work is done.
    func forget(_ job: Int) async {
        await withCheckedContinuation { continuation in
            queue.async {
                Self.log.info("job done", ["job": job])
                continuation.resume()
            }
        }
    }
}

struct Server: Sendable {
    static let log = Log("server")

    func handle(_ name: String, headers: [String: String]) {
        TraceHeaders().context(from: headers).run {
            Self.log.withSpan(name) { _ in
                Self.log.withSpan("load orders", ["rows": 3]) { _ in Self.log.info("cache miss", ["key": "orders"]) }
            }
        }
    }

    /// Handles it on a thread that knows nothing but the headers, and returns when that is done.
    func handleElsewhere(_ name: String, headers: [String: String]) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                handle(name, headers: headers)
                continuation.resume()
            }
        }
    }
}

let (client, server, worker) = (Client(), Server(), Worker())
let queue = worker.queue

struct MyFormatter: LogFormatter {
    func format(_ event: borrowing LogEvent, into line: inout LineBuffer) { line.append(escaping: event.message) }
}

struct MyProcessor: LogProcessor {
    func process(_ event: inout LogEventEditor) throws(ProcessorError) -> ProcessorVerdict { .pass }
}

final class MySink: LogSink {
    private let lines = ByteCapture(format: .logfmt)

    var bytes: [UInt8] { lines.bytes }

    func write(_ event: borrowing LogEvent) throws(SinkError) { try lines.write(event) }
    func flush() throws(SinkError) { try lines.flush() }
    func shutdown() throws(SinkError) { try lines.shutdown() }
    var counters: SinkCounters { lines.counters }
}
