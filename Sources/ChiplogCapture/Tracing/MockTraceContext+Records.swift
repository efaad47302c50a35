import Chiplog

extension MockTraceContext {
    /// The records of `capture` that belong here: of a context that began its trace, all of the trace; of a child, what
    /// was logged in it and in the captured spans below it.
    public func records(in capture: LogCapture) -> [CapturedRecord] {
        let records = capture.records
        guard parentSpanID != nil else { return records.filter { $0.trace?.traceID == traceID } }
        let forest = SpanForest(records.compactMap { CapturedSpan($0) })
        return records.filter { forest.isWithin($0.trace, trace) }
    }

    /// The spans of `capture` that belong here, in the order of their ends: those whose last event is one of
    /// `records(in:)`.
    public func spans(in capture: LogCapture) -> [CapturedSpan] {
        records(in: capture).compactMap { CapturedSpan($0) }
    }
}
