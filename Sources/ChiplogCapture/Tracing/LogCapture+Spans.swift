import Chiplog

extension LogCapture {
    /// The spans that have ended within this capture, in the order of their ends. One that is still under way, or whose
    /// level was off, is not among them.
    public var spans: [CapturedSpan] {
        records.compactMap { CapturedSpan($0) }
    }

    /// What was logged in `span` and in the spans below it, their ends included and the span's own left out.
    ///
    /// Only what was logged in the span itself: `records.filter { $0.trace?.spanID == span.spanID && !$0.isSpan }`.
    public func records(of span: CapturedSpan) -> [CapturedRecord] {
        let records = records
        let forest = SpanForest(records.compactMap { CapturedSpan($0) })
        return records.filter { $0.sequence != span.record.sequence && forest.isWithin($0.trace, span.trace) }
    }
}
