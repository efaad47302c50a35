extension LogMask {
    /// The records as text, one line each, the same for the same records: level, label and message, the error, the fields
    /// in order, the trace. The end of a span has `(span)` behind its name, and start and duration only where those are not
    /// masked.
    ///
    /// ```
    /// error checkout: payment declined error=Payments.CardError("expired") code=51 trace=<trace-1> span=<span-1>
    /// info checkout: charge card (span) order=42 parent_span_id=<span-2> trace=<trace-1> span=<span-1>
    /// ```
    /// Values are written as in a test's source, so that `51` and `"51"` differ; what a line cannot hold is escaped as in
    /// JSON. No line has a call site unless asked, since those move with every edit of the source; a record's own time is
    /// never shown. Symbols are numbered anew in each text.
    public func text(of records: [CapturedRecord], callSites: Bool = false) -> String {
        var writer = MaskedWriter(mask: self, records: records)
        return records.map { writer.line($0, callSite: callSites) }.joined(separator: "\n")
    }
}
