internal import Chiplog
internal import ChiplogCapture

/// What an expectation has looked through, for the text of its failure.
struct SearchedLog {
    var records: [CapturedRecord]
    /// Records that were logged but found no room in the capture.
    var droppedCount = 0
    /// Events that were logged outside of every capture meanwhile.
    var unclaimed = 0
    /// Records that were logged before the moment from which on it is looked at.
    var earlierCount = 0
    /// Texts that no failure may show.
    var secrets: [String] = []

    init(_ records: [CapturedRecord], droppedCount: Int = 0, unclaimed: Int = 0) {
        self.records = records
        self.droppedCount = droppedCount
        self.unclaimed = unclaimed
    }

    init(_ capture: LogCapture, since mark: LogCapture.Mark) {
        let records = capture.records(since: mark)
        self.init(records, droppedCount: capture.droppedCount(since: mark), unclaimed: capture.unclaimed)
        earlierCount = mark == .start ? 0 : max(0, capture.count - records.count)
        secrets = capture.secrets
    }

    /// All that `capture` has, without what has been drained; the dropped ones are those of all time.
    init(wholeOf capture: LogCapture) {
        self.init(capture, since: .start)
        droppedCount = capture.droppedCount
    }

    /// Those of `records` that may be shown.
    var shown: [CapturedRecord] {
        records.filter(mayShow)
    }

    func mayShow(_ record: CapturedRecord) -> Bool {
        secrets.allSatisfy { SecretPlace.all(of: $0, in: record).isEmpty }
    }

    /// `error "payment declined"`; nil where that must not be shown.
    func words(for record: CapturedRecord) -> String? {
        guard mayShow(record) else { return nil }
        return LogPattern(record.level, .exactly(record.message)).description
    }

    /// "searched 14 records, 1 near miss".
    func searched(nearMisses: Int = 0) -> String {
        var parts = ["searched \(counted(records.count, "record", "records"))"]
        if nearMisses > 0 {
            parts.append(counted(nearMisses, "near miss", "near misses"))
        }
        return (parts + notSearched).joined(separator: ", ")
    }

    /// What was logged and is not among the records, each in words such as "2 more dropped by the capture's bound".
    var notSearched: [String] {
        (earlierCount > 0 ? ["\(earlierCount) before the mark left out"] : [])
            + (droppedCount > 0 ? ["\(droppedCount) more dropped by the capture's bound"] : [])
    }

    /// What to say where the records bear out a claim, but those that were dropped might not; nil where none were.
    ///
    /// - Parameters:
    ///   - claim: goes on behind "cannot tell whether".
    ///   - found: what the records say of it.
    func doubt(about claim: String, found: String) -> String? {
        guard droppedCount > 0 else { return nil }
        return """
            cannot tell whether \(claim) (\(found), but \(droppedCount) more dropped by the capture's bound; raise the \
            bound)
            """
    }

    /// A headline, the records around `focus`, and what may have been logged elsewhere.
    func text(_ headline: String, focus: Int?, mark: (CapturedRecord) -> RecordTable.Mark?) -> String {
        let shown = shown
        let focused = focus.flatMap { focus in shown.firstIndex { $0.sequence >= records[focus].sequence } }
        let table = RecordTable(shown, focus: focused ?? shown.count, mark: mark)
        let hidden = records.count - shown.count
        let note = hidden > 0 ? ["    (not shown: \(counted(hidden, "record", "records")) with a secret)"] : []
        return ([headline] + table.lines + note + footer).joined(separator: "\n")
    }

    /// The same with the records marked that come near `pattern`.
    func text(_ headline: String, focus: Int?, nearMissesOf pattern: LogPattern) -> String {
        text(headline, focus: focus) { pattern.nearMissMark(on: $0) }
    }

    /// Where else to look.
    var footer: [String] {
        if unclaimed > 0 {
            let events = counted(unclaimed, "record", "records")
            return ["  unclaimed elsewhere: \(events) from detached tasks or threads; see scope: .process"]
        }
        return records.isEmpty && droppedCount == 0 && earlierCount == 0 ? [Self.likelyCause] : []
    }

    private static let likelyCause = """
            nothing was captured; what runs in a detached task, dispatch queue or thread is captured only where
            it carries the context: let context = LogContext.current; queue.async { context.run { … } }
        """
}

extension LogPattern {
    /// The mark of a record that comes near; nil for one that matches, or is like another one altogether.
    func nearMissMark(on record: CapturedRecord) -> RecordTable.Mark? {
        nearlyMatches(record) ? .init("≈", mismatches(in: record)) : nil
    }
}

/// "1 record", "2 records".
func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
}
