internal import ChiplogCapture

/// Whether a span like `pattern` is in a log, and what to say if not.
struct SpanCheck {
    private let pattern: SpanPattern
    private let log: SearchedLog
    private let spans: SpanLog

    init(pattern: SpanPattern, log: SearchedLog) {
        self.pattern = pattern
        self.log = log
        spans = SpanLog(log.records, shown: log.shown)
    }

    var matches: [CapturedSpan] {
        spans.spans.filter { mismatches($0).isEmpty }
    }

    /// What an assertion on these spans speaks for: their ends, and what had to be logged in them.
    var claimedRecords: [CapturedRecord] {
        matches.flatMap { span in
            let belonging = log.records.filter { record in
                spans.forest.isWithin(record.trace, span.trace) && pattern.records.contains { $0.matches(record) }
            }
            return [span.record] + belonging
        }
    }

    /// Line 1 can stand alone; the tree of spans follows, those that come near marked. Nil when there is a match.
    var failure: String? {
        guard matches.isEmpty else { return nil }
        let nearMisses = spans.spans.filter { pattern.nearlyMatches($0, of: spans) }
        guard !spans.spans.isEmpty else { return ([headline(nearMisses: 0)] + likelyCauses).joined(separator: "\n") }
        // Of those that differ least, the last to end.
        let nearest = nearMisses.reversed().min { mismatches($0).count < mismatches($1).count }
        let tree = SpanTree(spans, focus: nearest) { span in
            pattern.nearlyMatches(span, of: spans) ? mismatches(span) : nil
        }
        let causes = nearMisses.isEmpty ? unfinished : []
        return ([headline(nearMisses: nearMisses.count)] + tree.lines + causes + log.footer).joined(separator: "\n")
    }

    private func mismatches(_ span: CapturedSpan) -> [String] {
        pattern.mismatches(in: span, of: spans)
    }

    private func headline(nearMisses: Int) -> String {
        var searched = ["searched \(counted(spans.spans.count, "span", "spans"))"]
        if nearMisses > 0 {
            searched.append(counted(nearMisses, "near miss", "near misses"))
        }
        if log.droppedCount > 0 {
            searched.append("\(counted(log.droppedCount, "record", "records")) dropped by the capture's bound")
        }
        return "expected span not found: \(pattern.description(in: spans)) (\(searched.joined(separator: ", ")))"
    }

    /// A span is captured when it ends, so one that is under way is known by its records only.
    private var unfinished: [String] {
        let count = spans.recordsOfUnknownSpans.count
        guard count > 0 else { return [] }
        return ["    \(counted(count, "record is", "records are")) of a span that was not captured: has it ended yet?"]
    }

    private var likelyCauses: [String] {
        if !unfinished.isEmpty { return unfinished }
        if log.unclaimed > 0 { return log.footer }
        return [
            """
                no span has ended within the capture; one is captured when it ends, where its level is on and its
                trace is sampled, and from a detached task, dispatch queue or thread where that carries the context
            """
        ]
    }
}
