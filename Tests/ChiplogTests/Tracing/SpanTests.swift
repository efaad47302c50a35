import Chiplog
import Testing

@Suite struct SpanTests {
    private let sink = KeepingSink()
    /// Time stands still until it is moved.
    private let time = FutexMutex(Int64(1_000_000))
    private let ids = TraceIDGenerator.seeded(7)

    private func log(_ level: LogThreshold = .trace) -> Log {
        let clock = LogClock.custom { [time] in LogTimestamp(nanosecondsSince1970: time.withLock { $0 }) }
        return Log("shop", pipeline: Pipeline(level: level, sinks: [sink], clock: clock))
    }

    private func pass(_ nanoseconds: Int64) { time.withLock { $0 += nanoseconds } }

    @Test("a span's end is an event with its name, its place in the trace, its times and its attributes")
    func event() throws {
        let log = log().with(["service": "a"])
        let result = log.withSpan("charge card", level: .notice, ["order": 42], ids: ids) { span in
            pass(5)
            span["attempts"] = 2
            span.add(["currency": "EUR"])
            return "receipt"
        }
        #expect(result == "receipt")
        let event = try #require(sink.events.first)
        #expect(sink.events.count == 1)
        #expect(event.isSpan)
        #expect(event.message == "charge card" && event.level == .notice && event.label == "shop")
        #expect(event.time == LogTimestamp(nanosecondsSince1970: 1_000_005))
        #expect(event.keys == ["service", "order", "attempts", "currency", "start_time", "duration"])
        #expect(
            event.values[4...] == [
                .timestamp(LogTimestamp(nanosecondsSince1970: 1_000_000)), .duration(.nanoseconds(5)),
            ])
        #expect(event.trace?.isValid == true && event.trace?.flags == [.sampled, .random])
        #expect(event.callSite.fileID.hasSuffix("SpanTests.swift") && event.callSite.function == "event()")
        #expect(event.error == nil)
    }

    @Test("a span is the child of the one around it, events in it bear its ids, and the ids end with it")
    func nested() {
        let log = log()
        log.withSpan("outer", ids: ids) { outer in
            #expect(LogContext.current.trace == outer.trace)
            log.info("in outer")
            log.withSpan("inner", ids: ids) { inner in
                #expect(inner.trace?.traceID == outer.trace?.traceID)
                #expect(inner.trace?.spanID != outer.trace?.spanID)
                log.info("in inner")
            }
            log.info("in outer again")
        }
        log.info("after")
        let events = sink.events
        #expect(events.map(\.message) == ["in outer", "in inner", "inner", "in outer again", "outer", "after"])
        let spans = events.map { $0.trace?.spanID }
        #expect(spans[0] == spans[4] && spans[3] == spans[4] && spans[1] == spans[2] && spans[5] == nil)
        #expect(events[2].fields["parent_span_id"] == spans[4].map { .string($0.description) })
        #expect(events[4].fields["parent_span_id"] == nil)
        #expect(Set(events.dropLast().map { $0.trace?.traceID }).count == 1)
        #expect(events.map(\.isSpan) == [false, false, true, false, true, false])
    }

    @Test("a span continues a remote trace with its flags and state")
    func remote() throws {
        let parent = try #require(TraceContext(traceparent: "00-12345678901234567890123456789012-1234567890123456-01"))
        var context = LogContext()
        context.trace = parent
        context.trace?.state = try #require(TraceState(headers: ["foo=1"]))
        context.run {
            log().withSpan("child", ids: ids) { span in
                #expect(span.trace?.traceID == parent.traceID)
                #expect(span.trace?.flags == .sampled)
                #expect(span.trace?.state["foo"] == "1")
            }
        }
        #expect(sink.events.first?.fields["parent_span_id"] == "1234567890123456")
    }

    @Test(
        "while the level is off or the trace is not sampled, nothing is evaluated and the body runs all the same",
        arguments: [false, true])
    func off(isLevelOff: Bool) {
        let log = log(isLevelOff ? .error : .trace)
        var context = LogContext()
        context.trace = TraceContext(
            traceID: TraceID(high: 1, low: 2), spanID: SpanID(3), flags: isLevelOff ? .sampled : [])
        let noIDs = TraceIDGenerator.custom {
            Issue.record("an id was made")
            return 1
        }
        var evaluated = 0
        func name() -> String {
            evaluated += 1
            return "span"
        }
        func fields() -> LogFields {
            evaluated += 1
            return [:]
        }
        let result = context.run {
            log.withSpan(name(), fields(), ids: noIDs) { span in
                span["attribute"] = 1
                span.add(fields())
                span.record(TestError())
                span.status = .error("no")
                span.end()
                #expect(!span.isRecording && span.status == .unset)
                #expect(span.trace == context.trace && LogContext.current.trace == context.trace)
                return 5
            }
        }
        #expect(result == 5 && evaluated == 0)
        #expect(sink.events.isEmpty)
    }

    @Test("a thrown error is recorded and thrown on with its type, whether the body suspends or not")
    func throwing() async {
        let log = log()
        #expect(throws: TestError.self) {
            try log.withSpan("sync") { (_) throws(TestError) in throw TestError() }
        }
        await #expect(throws: TestError.self) {
            try await log.withSpan("async") { (_) async throws(TestError) in
                await Task.yield()
                throw TestError()
            }
        }
        #expect(sink.events.map(\.message) == ["sync", "async"])
        for event in sink.events {
            #expect(event.error == LogErrorValue(TestError()))
            #expect(event.fields["otel.status_code"] == "ERROR")
            #expect(event.fields["errors"] == nil)
        }
    }

    @Test("an asynchronous span is the current one across suspensions and in child tasks")
    func asynchronous() async {
        let log = log()
        await log.withSpan("work") { _ in
            await Task.yield()
            await withTaskGroup { group in
                for _ in 0..<4 { group.addTask { log.withSpan("part") { _ in log.info("in part") } } }
            }
        }
        let events = sink.events
        let work = events.last { $0.message == "work" }
        let parts = events.filter { $0.message == "part" }
        #expect(parts.count == 4 && Set(parts.map { $0.trace?.spanID }).count == 4)
        #expect(
            parts.allSatisfy { $0.fields["parent_span_id"] == (work?.trace?.spanID.description).map { .string($0) } })
        #expect(Set(events.map { $0.trace?.traceID }).count == 1)
    }

    struct StatusCase: Sendable {
        var set: [SpanStatus]
        var failsBetween = false
        var code: LogValue?
        var description: LogValue?
    }

    @Test(
        "the last status set counts, but ok stays, and an error recorded says so only where nothing was said",
        arguments: [
            StatusCase(set: []),
            StatusCase(set: [.ok], code: "OK"),
            StatusCase(set: [.error("first"), .error("second")], code: "ERROR", description: "second"),
            StatusCase(set: [.error("first"), .ok, .error("late")], code: "OK"),
            StatusCase(set: [.error()], code: "ERROR"),
            StatusCase(set: [.error("why")], failsBetween: true, code: "ERROR", description: "why"),
            StatusCase(set: [.ok], failsBetween: true, code: "OK"),
            StatusCase(set: [], failsBetween: true, code: "ERROR"),
        ])
    func status(given: StatusCase) {
        log().withSpan("work") { span in
            for status in given.set { span.status = status }
            if given.failsBetween { span.record(TestError()) }
        }
        #expect(sink.events.first?.fields["otel.status_code"] == given.code)
        #expect(sink.events.first?.fields["otel.status_description"] == given.description)
    }

    @Test("of many errors the first 16 and the last are kept")
    func manyErrors() throws {
        struct Numbered: Error { var number: Int }
        log().withSpan("work") { span in
            for number in 1...40 { span.record(Numbered(number: number)) }
        }
        let event = try #require(sink.events.first)
        #expect(event.error == LogErrorValue(Numbered(number: 40)))
        guard case .array(let errors)? = event.fields["errors"] else { return #expect(Bool(false), "no errors") }
        #expect(errors == (Array(1...16) + [40]).map { .error(LogErrorValue(Numbered(number: $0))) })
    }

    @Test("a span that is ended twice has ended once, and what is said to it later is ignored")
    func endedTwice() {
        let span = log().startSpan("work")
        let copy = span
        span.end()
        span["late"] = 1
        span.add(["late": 2])
        span.status = .ok
        span.record(TestError())
        copy.end()
        #expect(!copy.isRecording)
        #expect(sink.events.map(\.keys) == [["start_time", "duration"]])
        log().withSpan("body ends it") { $0.end() }
        #expect(sink.events.count == 2)
    }

    @Test("a span that is let go without an end ends then, and says so")
    func abandoned() {
        var span: Span? = log().startSpan("work")
        #expect(span?.isRecording == true)
        #expect(sink.events.isEmpty)
        span = nil
        #expect(sink.events.map(\.keys) == [["start_time", "duration", "abandoned"]])
    }

    @Test("a span ended elsewhere bears its own ids and its context's fields")
    func endedElsewhere() {
        let span = LogContext.with(["request": 1]) { log().startSpan("work") }
        CallingThread { LogContext.with(["other": 2]) { span.end() } }.join()
        #expect(sink.events.first?.keys.first == "request")
        #expect(sink.events.first?.fields["other"] == nil)
        #expect(sink.events.first?.trace?.spanID == span.trace?.spanID)
    }

    @Test("many threads that end one span make one event, with every attribute that came before")
    func concurrently() {
        let span = log().startSpan("work")
        onThreads(8) { number in
            for step in 0..<50 { span.add(LogFields([(LogKey("\(number).\(step)"), .int(Int64(step)))])) }
        }
        onThreads(8) { _ in span.end() }
        #expect(sink.events.count == 1)
        #expect(sink.events.first?.fields.count == 402)
    }

    @Test("an attribute whose encoding uses the span does not lock up")
    func reentrant() {
        struct Reentrant: LogFieldValue {
            var span: Span
            func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
                span["inner"] = 1
                fields.encode(key, true)
            }
        }
        log().withSpan("work") { $0["outer"] = Reentrant(span: $0) }
        #expect(sink.events.first?.keys.prefix(2) == ["inner", "outer"])
    }

    @Test("a level that is turned off while the span runs keeps its event back")
    func turnedOff() {
        let pipeline = Pipeline(level: .info, sinks: [sink])
        Log("shop", pipeline: pipeline).withSpan("work") { _ in pipeline.level = .error }
        #expect(sink.events.isEmpty)
    }

    @Test("a clock that goes back makes no negative duration", arguments: [Int64.min, -1])
    func clockGoesBack(to later: Int64) {
        log().withSpan("work") { _ in time.withLock { $0 = later } }
        #expect(sink.events.first?.fields["duration"] == .duration(.zero))
    }
}
