package import Chiplog

/// All that a capture has, as an expectation about spans looks at it.
package struct SpanLog: Sendable {
    package let records: [CapturedRecord]
    package let forest: SpanForest

    package init(_ records: [CapturedRecord]) {
        self.records = records
        forest = SpanForest(records.compactMap { CapturedSpan($0) })
    }

    package var spans: [CapturedSpan] { forest.spans }

    /// A captured span's name in quotation marks, or the id of another.
    package func words(for trace: TraceContext) -> String {
        if let span = spans.first(where: { $0.traceID == trace.traceID && $0.spanID == trace.spanID }) {
            return LogValue.string(span.name).literal
        }
        return "span \(trace.spanID) of trace \(trace.traceID)"
    }

    /// Records of spans that were not captured.
    package var recordsOfUnknownSpans: [CapturedRecord] {
        records.filter { record in
            !record.isSpan && record.trace.map { !forest.knows($0) } ?? false
        }
    }
}
