import Chiplog
import ChiplogCapture
import Testing

@Suite struct CapturedSpanTests {
    private let log = Log("shop", pipeline: Pipeline(sinks: []))

    struct Declined: Error, CustomStringConvertible { var description: String }

    private func spans(_ body: (ManualClock) -> Void) -> [CapturedSpan] {
        let clock = ManualClock()
        return withLogCapture(clock: clock.logClock) { capture in
            body(clock)
            return capture.spans
        }
    }

    @Test("it tells of the span what was said to it, and how long it took")
    func content() throws {
        let span = try #require(
            spans { clock in
                clock.advance(by: .seconds(1))
                log.with(["bound": true]).withSpan("charge card", ["order": 41]) { span in
                    clock.advance(by: .milliseconds(3))
                    span["attempts"] = 2
                    span.status = .ok
                }
                clock.advance(by: .seconds(1))
            }.first)
        #expect(span.name == "charge card" && span.status == .ok && span.errors.isEmpty)
        #expect(span.isRoot && span.parentSpanID == nil && !span.isAbandoned)
        #expect(span.start.description == "2026-01-01T00:00:01.000000Z")
        #expect(span.duration == .milliseconds(3))
        #expect(Array(span.attributes.map(\.key.name)) == ["bound", "order", "attempts"])
        #expect(span.record.message == "charge card" && span.record.trace == span.trace)
        #expect(span.description.hasPrefix("charge card ok 0.003s bound=true order=41 attempts=2 ("))
    }

    @Test("errors, one or several, are in their order")
    func errors() {
        let found = spans { _ in
            log.withSpan("none") { _ in }
            try? log.withSpan("one") { (_) throws(Declined) in throw Declined(description: "expired") }
            log.withSpan("two") { span in
                for text in ["first", "second"] { span.record(Declined(description: text)) }
                span.status = .error("both")
            }
        }
        #expect(found.map(\.status) == [.unset, .error(), .error("both")])
        #expect(found.map { $0.errors.map(\.message) } == [[], ["expired"], ["first", "second"]])
        #expect(found.allSatisfy { $0.attributes.isEmpty })
    }

    @Test("attributes that are called like what a span's event adds stay attributes")
    func names() throws {
        let fields: LogFields = [
            "errors": ["a", "b"], "abandoned": true, "otel.status_code": "ERROR", "start_time": LogTimestamp.testStart,
            "duration": Duration.seconds(9), "parent_span_id": 7,
        ]
        let span = try #require(
            spans { _ in log.withSpan("outer") { _ in log.withSpan("inner", fields) { _ in } } }.first)
        #expect(span.attributes == fields && span.attributes.count == 6)
        #expect(span.status == .unset && !span.isAbandoned && span.duration == .zero && span.errors.isEmpty)
        #expect(span.parentSpanID != nil)
    }

    @Test("what processors have added behind is an attribute too")
    func enriched() throws {
        let capture = LogCapture()
        let pipeline = Pipeline(processors: [.enrich(["errors": ["a"], "host": "a"])], sinks: [capture])
        Log("shop", pipeline: pipeline).withSpan("work", ["order": 1]) { _ in }
        let span = try #require(capture.spans.first)
        #expect(span.attributes == ["order": 1, "errors": ["a"], "host": "a"] && span.errors.isEmpty)
        #expect(span.attributes["start_time"] == nil && span.attributes["duration"] == nil)
    }

    @Test("a span that nobody ended says so")
    func abandoned() {
        let found = spans { _ in
            _ = log.startSpan("forgotten", ["order": 1])
            log.startSpan("ended").end()
        }
        #expect(found.map(\.isAbandoned) == [true, false])
        #expect(found.map(\.attributes) == [["order": 1], [:]])
    }

    @Test("an event that is no span's end is none")
    func events() {
        withLogCapture { capture in
            log.info("event", ["start_time": LogTimestamp.testStart, "duration": Duration.zero])
            #expect(capture.spans.isEmpty)
            #expect(capture.records.compactMap { CapturedSpan($0) }.isEmpty)
        }
    }

    @Test("what was logged in it and below it belongs to it, its own end and other traces do not")
    func belonging() throws {
        let capture = withLogCapture { capture in
            log.info("before")
            log.withSpan("outer") { _ in
                log.info("in outer")
                log.withSpan("inner") { _ in
                    log.info("in inner")
                    log.withSpan("innermost") { _ in log.info("in innermost") }
                }
            }
            log.withSpan("other") { _ in log.info("in other") }
            return capture
        }
        let outer = try #require(capture.spans.first { $0.name == "outer" })
        let inner = try #require(capture.spans.first { $0.name == "inner" })
        #expect(capture.spans.map(\.name) == ["innermost", "inner", "outer", "other"])
        #expect(inner.parentSpanID == outer.spanID && inner.traceID == outer.traceID)
        #expect(capture.records(of: inner).map(\.message) == ["in inner", "in innermost", "innermost"])
        #expect(
            capture.records(of: outer).map(\.message) == ["in outer", "in inner", "in innermost", "innermost", "inner"])
    }

    @Test("ids that lead in a circle lead nowhere")
    func circles() throws {
        let capture = LogCapture()
        let ids = FutexMutex([1, 2, 1] as [UInt64])
        let generator = TraceIDGenerator.custom(
            traceID: { TraceID(high: 0, low: 9) }, spanID: { SpanID(ids.withLock { $0.removeFirst() }) })
        let log = Log("shop", pipeline: Pipeline(sinks: [capture]))
        log.withSpan("a", ids: generator) { _ in
            log.withSpan("b", ids: generator) { _ in log.withSpan("c", ids: generator) { _ in log.info("deep") } }
        }
        let spans = capture.spans
        for span in spans { #expect(!capture.records(of: span).isEmpty) }
        let far = TraceContext(traceID: TraceID(high: 0, low: 9), spanID: SpanID(7))
        #expect(!SpanForest(spans).isWithin(spans[0].trace, far))
        #expect(SpanForest(spans).rows.count <= 3)
    }
}
