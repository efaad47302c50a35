import CMallocCount
import Chiplog
import Testing

/// Cost is a promise: a call with the builder form allocates nothing, whatever its fields and its format.
@Suite(.enabled(if: malloc_count_is_available(), "allocations are counted on glibc without a sanitizer only"))
struct AllocationTests {
    struct Way: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var sink: @Sendable () throws -> any LogSink
    }

    static let ways: [Way] =
        [Way(testDescription: "null") { .null }]
        + [
            ("text", TextFormatter.text as any LogFormatter), ("json", JSONFormatter.json),
            ("logfmt", LogfmtFormatter.logfmt),
        ]
        .flatMap { name, formatter in
            [
                Way(testDescription: "null, \(name)") { .null(format: formatter) },
                Way(testDescription: "file, \(name)") { try .file("/dev/null", format: formatter) },
                Way(testDescription: "file without a buffer, \(name)") {
                    try .file("/dev/null", format: formatter, buffer: 0)
                },
                Way(testDescription: "two sinks, \(name)") {
                    FanOutSink([NullSink(formatter: formatter), try FileSink("/dev/null", format: formatter)])
                },
            ]
        }

    private func expectNone(_ count: Int, _ way: Way, _ calls: () -> Void) {
        let allocations = CountedCalls.fewestAllocations(in: calls)
        #expect(
            allocations == 0, "\(allocations) allocations in 100 calls with \(count) fields to \(way.testDescription)")
    }

    @Test("an enabled call with 0, 1, 3 or 10 fields allocates nothing", arguments: ways)
    func builder(way: Way) throws {
        let log = Log("checkout", pipeline: Pipeline(sinks: [try way.sink()]))
        let path = "/v1/orders/7f3a9c/items?expand=customer&limit=100"
        let hostile = "line one\nline \"two\" — Köln 👍"
        expectNone(0, way) { log.info("order placed") { _ in } }
        expectNone(1, way) { log.info("order placed") { $0["order"] = 42 } }
        expectNone(3, way) {
            log.info("order placed") {
                $0["order"] = 42
                $0["amount"] = 12.5
                $0["path"] = path
            }
        }
        expectNone(10, way) {
            log.info("order placed") {
                $0["order"] = 42
                $0["amount"] = 1.0 / 3
                $0["path"] = path
                $0["retry"] = true
                $0["text"] = hostile
                $0["user"] = UInt64.max
                $0["none"] = nil as Int?
                $0["took"] = Duration.milliseconds(17)
                $0.object("client") { $0["city"] = "Köln" }
                $0.array("tags") {
                    $0.append("a")
                    $0.append("b")
                }
            }
        }
    }

    @Test(
        "so does one with a literal, which the optimiser keeps on the caller's stack", arguments: ways,
        [[:], ["service.name": "shop"]] as [LogFields])
    func literal(way: Way, context: LogFields) throws {
        guard Self.isOptimised else { return }
        let log = Log("checkout", pipeline: Pipeline(sinks: [try way.sink()])).with(["request": "7f3a9c"])
        let path = "/v1/orders/7f3a9c/items?expand=customer&limit=100"
        let hostile = "line one\nline \"two\" — Köln 👍"
        LogContext.with(context) {
            expectNone(0, way) { log.info("order placed") }
            expectNone(1, way) { log.info("order placed", ["order": 42]) }
            expectNone(3, way) { log.info("order placed", ["order": 42, "amount": 12.5, "path": path]) }
            expectNone(10, way) {
                log.info(
                    "order placed",
                    [
                        "order": 42, "amount": 1.0 / 3, "path": path, "retry": true, "text": hostile,
                        "user": UInt64.max, "none": nil as Int?, "took": Duration.milliseconds(17), "small": 1 as UInt8,
                        "currency": "EUR",
                    ])
            }
        }
    }

    /// Literals are promised to cost nothing in optimised builds only; continuous integration runs this suite in one.
    private static let isOptimised = !_isDebugAssertConfiguration()

    @Test("processors that pass an event on, or turn it away, allocate nothing", arguments: ways)
    func processors(way: Way) throws {
        let pipeline = Pipeline(
            processors: [
                .enrich(["service.name": "shop", "process.pid": 4711]),
                .drop(
                    .label("noise") | .message(.wildcard("*health*")) | .field("http.path", .text(.contains("/static")))
                ),
                .sample([SamplingRule(.label("db"), .rate(0.5))], otherwise: .traces(0.5), weight: "weight"),
                .sample(.first(20, thenEvery: 2, per: .seconds(60)), weight: "weight"),
                .rename(["old": "new", "order": "order.id"]),
                .rateLimit(50, per: .seconds(60), by: .message),
            ],
            sinks: [.filter(.field("amount", .greater(than: 10)), try way.sink()), .filter(.atLeast(.error), .null)])
        let log = Log("checkout", pipeline: pipeline).with(["request": "7f3a9c"])
        expectNone(3, way) {
            log.info("order placed") {
                $0["order"] = 42
                $0["amount"] = 12.5
                $0["path"] = "/v1/orders"
            }
        }
        #expect(pipeline.counters.sampledOut > 0)
        #expect(pipeline.counters.processors.allSatisfy { $0.failed == 0 })
    }

    @Test("bound fields and a level below the pipeline's cost no allocation either", arguments: ways)
    func bound(way: Way) throws {
        let pipeline = Pipeline(sinks: [try way.sink()])
        let log = Log("checkout", pipeline: pipeline).with(["request": "7f3a9c", "user": 42])
        expectNone(2, way) { log.info("order placed") { $0["order"] = 42 } }
        expectNone(2, way) { log.debug("order placed") { $0["order"] = 42 } }
    }

    @Test("a context with fields and a trace costs no allocation either", arguments: ways)
    func context(way: Way) throws {
        let log = Log("checkout", pipeline: Pipeline(sinks: [try way.sink()])).with(["user": 42])
        var context = LogContext()
        context.fields = ["request": "7f3a9c0d4b1e4a5f", "attempt": 1]
        context.trace = TraceContext(traceID: TraceID(high: 1, low: 2), spanID: SpanID(3), flags: .sampled)
        try context.run {
            expectNone(4, way) { log.info("order placed") { $0["order"] = 42 } }
            expectNone(4, way) { log.debug("order placed") { $0["order"] = 42 } }
            expectNone(0, way) { log.withSpan("off", level: .debug, ["order": 42]) { $0["amount"] = 1 } }
            var inner = LogContext.current
            inner.pipeline = Pipeline(sinks: [try way.sink()])
            inner.run { expectNone(4, way) { log.info("order placed") { $0["order"] = 42 } } }
        }
    }

    @Test("an asynchronous queue costs its caller no allocation once its thread has one")
    func asynchronous() throws {
        let way = Way(testDescription: "async file") { .async(try .file("/dev/null")) }
        let log = Log("checkout", pipeline: Pipeline(sinks: [try way.sink()]))
        expectNone(2, way) {
            log.info("order placed") {
                $0["order"] = 42
                $0["path"] = "/v1/orders"
            }
        }
    }
}
