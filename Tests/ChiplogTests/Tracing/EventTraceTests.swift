import Chiplog
import Testing

@Suite struct EventTraceTests {
    @Test("an event bears the trace of its task, whatever else it has", arguments: [false, true])
    func bears(hasFields: Bool) {
        let sink = KeepingSink()
        let log = Log("test", pipeline: Pipeline(level: .trace, sinks: [sink])).with(["bound": 1])
        let trace = TraceContext(
            traceID: TraceID(high: 0x0123_4567_89ab_cdef, low: 0xfedc_ba98_7654_3210),
            spanID: SpanID(0x1122_3344_5566_7788), flags: [.sampled])
        var context = LogContext()
        context.trace = trace
        if hasFields {
            context.fields = ["context": 2]
        }
        context.run { log.error("in", error: TestError(), ["call": 3]) }
        log.info("after")
        let events = sink.events
        #expect(events.map(\.trace) == [trace, nil])
        #expect(events.first?.keys == (hasFields ? ["context"] : []) + ["bound", "call"])
        #expect(events.first?.error?.message == "TestError()")
        #expect(events.allSatisfy { !$0.isSpan })
    }
}
