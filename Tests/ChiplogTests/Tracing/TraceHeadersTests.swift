import Chiplog
import Testing

@Suite struct TraceHeadersTests {
    static let parent = "00-12345678901234567890123456789012-1234567890123456-01"
    private let headers = TraceHeaders(identifiers: [.requestID, .traceID])

    private func written(_ headers: TraceHeaders, _ context: LogContext) -> [String: String] {
        var written: [String: String] = [:]
        headers.write(context) { name, value in
            #expect(written.updateValue(value, forKey: name) == nil)
        }
        return written
    }

    @Test("names are the same in any case", arguments: ["traceparent", "TraceParent", "TrAcEpArEnT", "TRACEPARENT"])
    func names(name: String) {
        let context = TraceHeaders().context(from: [(name, Self.parent), ("TraceState", "foo=1"), ("BAGGAGE", "a=1")])
        #expect(
            context.trace
                == TraceContext(traceparent: Self.parent).map { trace in
                    var trace = trace
                    trace.state = TraceState(headers: ["foo=1"]) ?? TraceState()
                    return trace
                })
        #expect(context.baggage["a"] == "1")
    }

    @Test(
        "there is no trace without exactly one valid traceparent, whatever else there is",
        arguments: [
            [], [("trace-parent", parent)], [("trace.parent", parent)],
            [("traceparent", parent), ("traceparent", parent)],
            [("traceparent", "nonsense")], [("tracestate", "foo=1")],
        ])
    func restarted(given: [(String, String)]) {
        var current = LogContext()
        current.trace = TraceContext(traceID: TraceID(high: 1, low: 1), spanID: SpanID(1))
        let context = TraceHeaders().context(
            extending: current, from: given + [("tracestate", "foo=1"), ("baggage", "a=1")])
        #expect(context.trace == nil)
        #expect(written(TraceHeaders(), context) == ["baggage": "a=1"])
    }

    @Test(
        "a trace state that must be discarded leaves the trace, and wrong names are no trace state",
        arguments: [
            [("tracestate", "foo=1,foo=2")], [("trace-state", "foo=1")], [("trace.state", "foo=1")],
            [("tracestate", "")],
            [("tracestate", "foo=1"), ("tracestate", "foo=1")],
        ])
    func withoutState(given: [(String, String)]) {
        let context = TraceHeaders().context(from: [("traceparent", Self.parent)] + given)
        #expect(context.trace == TraceContext(traceparent: Self.parent))
        #expect(written(TraceHeaders(), context) == ["traceparent": Self.parent])
    }

    @Test("what came in goes out to the next service, as a child's where there is a span")
    func throughSpan() throws {
        let log = Log("test", pipeline: Pipeline(level: .info, sinks: [.null]))
        let context = headers.context(from: [
            ("traceparent", Self.parent), ("tracestate", "foo=1 , bar=2"), ("tracestate", "baz=3"),
            ("baggage", "tenant=acme"),
            ("X-Request-ID", "7f3a-9c"),
        ])
        let passed = written(headers, context)
        #expect(
            passed == [
                "traceparent": Self.parent, "tracestate": "foo=1,bar=2,baz=3", "baggage": "tenant=acme",
                "x-request-id": "7f3a-9c", "x-trace-id": "12345678901234567890123456789012",
            ])
        let child = context.run {
            log.withSpan("child") { _ in
                LogContext.with(baggage: ["user": "é", "not a key": "left out"]) { written(headers, .current) }
            }
        }
        let trace = try #require(child["traceparent"].flatMap { TraceContext(traceparent: $0) })
        #expect(trace.traceID == context.trace?.traceID && trace.spanID != context.trace?.spanID && trace.isSampled)
        #expect(child["tracestate"] == "foo=1,bar=2,baz=3")
        #expect(child["baggage"] == "tenant=acme,user=%C3%A9")
        #expect(child["x-request-id"] == "7f3a-9c")
        #expect(child["x-trace-id"] == trace.traceID.description)
    }

    @Test(
        "an accepted request id is a field of every event",
        arguments: [
            "7f3a9c", "b3e0c0de-0000-4000-8000-00000000000a", "Root=1-67891233-abcdef012345678912345678",
            "a.b_c/d+e=@~:",
            String(repeating: "x", count: 128), " trimmed\t",
        ])
    func requestID(value: String) {
        let sink = KeepingSink()
        headers.context(from: [("x-request-id", value)]).run {
            Log("test", pipeline: Pipeline(sinks: [sink])).info("in")
        }
        let kept = value == " trimmed\t" ? "trimmed" : value
        #expect(sink.events.first?.fields == ["request_id": kept] as LogFields)
    }

    @Test(
        "an id that could do harm, or is given twice, is ignored",
        arguments: [
            [""], [" "], ["a b"], ["a\r\nX-Evil: 1"], ["a\n"], ["a\0"], ["é"], ["\"a\""], ["a,b"], ["a;b"], ["<a>"],
            ["{{a}}"],
            [String(repeating: "x", count: 129)], ["a", "a"],
        ])
    func refusedID(values: [String]) {
        let context = headers.context { $0 == "x-request-id" ? values : [] }
        #expect(context.fields.isEmpty)
        #expect(written(headers, context).isEmpty)
    }

    @Test("headers can come as a dictionary")
    func dictionary() {
        let context = headers.context(from: ["Traceparent": Self.parent, "X-Request-ID": "1"])
        #expect(context.trace?.traceparent == Self.parent)
        #expect(context.fields == ["request_id": "1"] as LogFields)
    }

    @Test("an X-Trace-Id that is a trace id begins the trace, unless there is a traceparent")
    func traceID() {
        let uuid = "12345678-9012-3456-7890-1234567890AB"
        var current = LogContext()
        current.traceIDs = .seeded(1)
        let adopted = headers.context(extending: current, from: [("X-Trace-Id", uuid)])
        #expect(adopted.trace?.traceID.description == "123456789012345678901234567890ab")
        #expect(adopted.trace?.isValid == true)
        #expect(written(headers, adopted)["x-trace-id"] == uuid)
        let opaque = headers.context(from: [("x-trace-id", "Root=1-2")])
        #expect(opaque.trace == nil)
        #expect(opaque.fields == ["x_trace_id": "Root=1-2"] as LogFields)
        let both = headers.context(from: [("x-trace-id", uuid), ("traceparent", Self.parent)])
        #expect(both.trace == TraceContext(traceparent: Self.parent))
    }

    @Test("a header whose name is none is neither read nor written")
    func headerNames() {
        let headers = TraceHeaders(identifiers: [
            IdentifierHeader("X-A\r\nX-B", field: "a"), IdentifierHeader("X-Tenant", field: nil),
        ])
        let context = headers.context { _ in ["1"] }
        #expect(context.fields.isEmpty)
        #expect(written(headers, context) == ["x-tenant": "1"])
    }
}
