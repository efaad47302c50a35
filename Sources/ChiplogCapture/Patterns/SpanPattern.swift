package import Chiplog

/// What a captured span should be: its name, its parent, some of its attributes, its status, and what was logged in it.
package struct SpanPattern: Sendable {
    package var name: TextPattern
    /// nil: any, or none.
    package var parent: (any SpanParent)?
    package var attributes: FieldPatterns
    /// nil: any. An error without a description is an error with any.
    package var status: SpanStatus?
    /// For each there must be a record that belongs to the span.
    package var records: [LogPattern]

    package init(
        name: TextPattern, parent: (any SpanParent)? = nil, attributes: FieldPatterns = [:], status: SpanStatus? = nil,
        records: [LogPattern] = []
    ) {
        self.name = name
        self.parent = parent
        self.attributes = attributes
        self.status = status
        self.records = records
    }

    /// Everything in which `span` is not as described, each in words such as "order is 41, expected 42"; empty when it
    /// matches.
    package func mismatches(in span: CapturedSpan, of log: SpanLog) -> [String] {
        let ownMismatches = LogPattern(nil, name, attributes).mismatches(in: span.record).map { $0.words(on: span) }
        return ownMismatches + statusMismatch(in: span) + parentMismatch(in: span, of: log)
            + records.compactMap { mismatch($0, in: span, of: log) }
    }

    /// Whether `span`, which does not match, is likely the one that was meant: it has the name, or, where none has, it
    /// has everything else and something that tells it from others.
    package func nearlyMatches(_ span: CapturedSpan, of log: SpanLog) -> Bool {
        if log.isHidden(span) { return false }
        if name.matches(span.name) { return true }
        let tellsApart = !attributes.isEmpty || parent != nil || !records.isEmpty
        return tellsApart && mismatches(in: span, of: log).count == 1 && !log.spans.contains { name.matches($0.name) }
    }

    /// `"charge card" [order=42], child of "GET /orders", status error, with record info "retrying"`.
    package func description(in log: SpanLog) -> String {
        var words = [LogPattern(nil, name, attributes).description]
        if let parent {
            words.append(parent.parentTrace.map { "child of " + log.words(for: $0) } ?? "without a parent")
        }
        if let status { words.append("status " + status.word) }
        words += records.map { "with record \($0)" }
        return words.joined(separator: ", ")
    }
}

extension SpanPattern {
    private func statusMismatch(in span: CapturedSpan) -> [String] {
        switch (status, span.status) {
        case (nil, _), (.error(nil), .error): []
        case (let wanted?, let found): wanted == found ? [] : ["its status is \(found.word), expected \(wanted.word)"]
        }
    }

    private func parentMismatch(in span: CapturedSpan, of log: SpanLog) -> [String] {
        guard let parent else { return [] }
        let wanted = parent.parentTrace
        if span.parentSpanID == wanted?.spanID, wanted == nil || span.traceID == wanted?.traceID { return [] }
        let expected = wanted.map { "expected " + log.words(for: $0) } ?? "expected none"
        guard let found = span.parentSpanID else { return ["it has no parent, \(expected)"] }
        var trace = span.trace
        trace.spanID = found
        return ["its parent is \(log.words(for: trace)), \(expected)"]
    }

    private func mismatch(_ pattern: LogPattern, in span: CapturedSpan, of log: SpanLog) -> String? {
        let matches = log.records.filter { $0.sequence != span.record.sequence && pattern.matches($0) }
        if matches.contains(where: { log.forest.isWithin($0.trace, span.trace) }) { return nil }
        guard let other = matches.last else { return "no record \(pattern) was logged in it" }
        let place = other.trace.map { "in " + log.words(for: $0) } ?? "outside of any span"
        return "record \(pattern) was not logged in it, but \(place) (record \(other.sequence))"
    }
}

extension LogPattern.Mismatch {
    fileprivate func words(on span: CapturedSpan) -> String {
        switch self {
        case .message(let expected): return "expected " + expected.words
        case .level(let expected): return "expected " + expected.rawValue
        case .error(let words): return "expected error " + words
        case .label(let expected, let found): return "label is \(found), expected \(expected)"
        case .other(let words): return "expected " + words
        case .unexpectedField(let name): return "expected no field " + name
        case .field(let path, let expected):
            if let found = span.record[path] { return "\(path) is \(found.cutLiteral), expected \(expected)" }
            let object = path.prefix { $0 != "." }.description
            if let found = span.record[object] {
                return "\(object) is \(found.cutLiteral), expected \(path)=\(expected)"
            }
            return "\(path) is missing, expected \(expected)"
        }
    }
}
