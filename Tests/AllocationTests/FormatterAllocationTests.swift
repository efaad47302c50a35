import CMallocCount
import Chiplog
import Testing

/// Every formatter allocates nothing, in each form that has code of its own.
@Suite(.enabled(if: malloc_count_is_available(), "allocations are counted on glibc without a sanitizer only"))
struct FormatterAllocationTests {
    static func formatters() throws -> [any LogFormatter] {
        [
            TextFormatter(callSite: true), JSONFormatter(callSite: true), LogfmtFormatter(callSite: true),
            OpenTelemetryFormatter(callSite: true),
            try .json(keys: .init(time: "ts", message: "msg"), time: .unixNanoseconds, callSite: true),
            try .json(time: .rfc3339Local, level: .severityNumber, fields: .under("attributes"), callSite: true),
            PrettyFormatter(callSite: true), PrettyFormatter(colour: .always, columns: 60, callSite: true),
            try .pattern("{time:local-time-of-day} {LEVEL:<8} {label:>12.8}: {message} {fields} {function} ({source})"),
            try .pattern("{time:unix-s} {severity} {field.client.city:^20} {field.none} {trace_id}/{span_id} {error}"),
        ]
    }

    @Test("a call allocates nothing whatever its line looks like", arguments: try formatters())
    func formatting(formatter: any LogFormatter) {
        let log = Log("checkout", pipeline: Pipeline(sinks: [.null(format: formatter)]))
        let text = "line one\nline \"two\" — Köln 👍"
        func call() {
            log.warning("order\nplaced") {
                $0["order"] = 42
                $0["amount"] = 1.0 / 3
                $0["text"] = text
                $0["user"] = UInt64.max
                $0["none"] = nil as Int?
                $0["took"] = Duration.milliseconds(17)
                $0.object("client") { $0["city"] = "Köln" }
                $0.array("tags") {
                    $0.append("a")
                    $0.append("b")
                }
                $0["order"] = 43
                $0["message"] = "mine"
            }
        }
        var context = LogContext()
        context.trace = TraceContext(traceID: TraceID(high: 1, low: 2), spanID: SpanID(3))
        context.run {
            let allocations = CountedCalls.fewestAllocations(in: call)
            #expect(allocations == 0, "\(allocations) allocations in 100 calls")
        }
    }
}
