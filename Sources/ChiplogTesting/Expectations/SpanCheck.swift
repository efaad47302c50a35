internal import ChiplogCapture

/// Whether a span like `pattern` is among those of `log`, and what to say if not.
struct SpanCheck {
    var pattern: SpanPattern
    var log: SpanLog
    /// Records that were logged but found no room in the capture.
    var droppedCount = 0

    var matches: [CapturedSpan] {
        log.spans.filter { pattern.mismatches(in: $0, of: log).isEmpty }
    }

    /// What an assertion on these spans speaks for: their ends, and what had to be logged in them.
    var claimedRecords: [CapturedRecord] {
        matches.flatMap { span in
            let belonging = log.records.filter { record in
                log.forest.isWithin(record.trace, span.trace) && pattern.records.contains { $0.matches(record) }
            }
            return [span.record] + belonging
        }
    }

    /// Line 1 can stand alone; the tree of spans follows, those that come near marked. Nil when there is a match.
    var failure: String? {
        guard matches.isEmpty else { return nil }
        guard !log.spans.isEmpty else { return ([headline(nearMisses: 0)] + likelyCauses).joined(separator: "\n") }
        let nearMisses = log.spans.filter { pattern.nearlyMatches($0, of: log) }
        // Of those that differ least, the last to end.
        let nearest = nearMisses.reversed().min { mismatches($0).count < mismatches($1).count }
        let tree = SpanTree(log.forest, focus: nearest) { span in
            pattern.nearlyMatches(span, of: log) ? mismatches(span) : nil
        }
        let causes = nearMisses.isEmpty ? unfinished : []
        return ([headline(nearMisses: nearMisses.count)] + tree.lines + causes).joined(separator: "\n")
    }

    private func mismatches(_ span: CapturedSpan) -> [String] {
        pattern.mismatches(in: span, of: log)
    }

    private func headline(nearMisses: Int) -> String {
        var searched = ["searched \(counted(log.spans.count, "span", "spans"))"]
        if nearMisses > 0 {
            searched.append(counted(nearMisses, "near miss", "near misses"))
        }
        if droppedCount > 0 {
            searched.append("\(counted(droppedCount, "record", "records")) dropped by the capture's bound")
        }
        return "expected span not found: \(pattern.description(in: log)) (\(searched.joined(separator: ", ")))"
    }

    /// A span is captured when it ends, so one that is under way is known by its records only.
    private var unfinished: [String] {
        let count = log.recordsOfUnknownSpans.count
        guard count > 0 else { return [] }
        return ["    \(counted(count, "record is", "records are")) of a span that was not captured: has it ended yet?"]
    }

    private var likelyCauses: [String] {
        unfinished.isEmpty
            ? [
                "    no span has ended within the capture; one is captured when it ends, where its level is on and its",
                "    trace is sampled, and from a detached task, dispatch queue or thread where that carries the context",
            ] : unfinished
    }
}
