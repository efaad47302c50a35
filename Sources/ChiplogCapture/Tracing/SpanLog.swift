package import Chiplog

/// All that a capture has, as an expectation about spans looks at it.
package struct SpanLog: Sendable {
    package let records: [CapturedRecord]
    package let forest: SpanForest
    /// Places of records of which no failure may show anything.
    private let hidden: Set<Int>

    /// - Parameter shown: those of `records` that a failure may show; nil is all.
    package init(_ records: [CapturedRecord], shown: [CapturedRecord]? = nil) {
        self.records = records
        forest = SpanForest(records.compactMap { CapturedSpan($0) })
        hidden = shown.map { Set(records.map(\.sequence)).subtracting($0.map(\.sequence)) } ?? []
    }

    package var spans: [CapturedSpan] { forest.spans }

    package func isHidden(_ span: CapturedSpan) -> Bool { hidden.contains(span.record.sequence) }

    /// A captured span's name in quotation marks, or the id of another or of one that may not be shown.
    package func words(for trace: TraceContext) -> String {
        let span = spans.first { $0.traceID == trace.traceID && $0.spanID == trace.spanID }
        if let span, !isHidden(span) {
            return CutText(span.name, to: CutText.mostOfPart).quoted
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
