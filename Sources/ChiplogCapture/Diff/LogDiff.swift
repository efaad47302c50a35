import Chiplog

/// What was logged beside what should have been, in order: whether the two agree, and a text to see where they do not.
///
/// ```
/// log sequence differs: expected 3 in order, captured 4; first missing: "request sent" [attempt=1]
///     = info     request received   request.id=<uuid-1>
///       debug    connected
///     ≈ info     request sent       attempt=2            Client.swift:140
///                                           ^ expected 1
///     - info     response received  status=200                             (missing)
/// ```
/// `=` marks a record that is as described, `≈` one that nearly is, `-` what is missing and `+` what is not expected; what
/// was logged in another place is said to be out of order.
public struct LogDiff: Sendable {
    /// What may stand between the records that are described.
    public enum Order: Sendable, Hashable {
        /// Any others.
        case inOrder
        /// None, nor before them or behind.
        case exactly
    }

    private let records: [CapturedRecord]
    private let patterns: [LogPattern]
    private let order: Order
    private let mask: LogMask

    /// Compares at once; costs a look at each record when they agree, else each record is held against each pattern.
    ///
    /// - Parameters:
    ///   - records: what was captured.
    ///   - patterns: one for each record that is expected.
    ///   - order: how the records have to stand to each other.
    ///   - mask: what the text shows symbols for; patterns are held against the true values.
    public init(
        _ records: [CapturedRecord], _ patterns: LogSequence, order: Order = .inOrder, masking mask: LogMask = .none
    ) {
        self.records = records
        self.patterns = patterns.patterns
        self.order = order
        self.mask = mask
        matches = Self.matches(records, patterns.patterns, order)
    }

    /// The records that the patterns describe, one for each; nil when the two differ. Of several that a pattern describes
    /// it is the first.
    public let matches: [CapturedRecord]?

    /// Whether all is as described.
    public var agrees: Bool { matches != nil }

    /// The text to show; nil when all is as described. At most 20 records, around the first that differs.
    public var failure: String? {
        guard !agrees else { return nil }
        let rows = alignment.rows
        let first = rows.firstIndex(where: isDifference) ?? 0
        let misplaced = misplaced(in: rows)
        let window = RowWindow(rowCount: rows.count, focus: first, before: RowWindow.mostRows / 4)
        var writer = MaskedWriter(mask: mask, records: records)
        let table = rows[window.range].map { line(for: $0, isMisplaced: misplaced.contains($0), &writer) }
        let widths = RecordRow.Widths(table)
        let firstLine = headline + difference(rows[first], isMisplaced: misplaced.contains(rows[first]))
        return ([firstLine] + window.framed(table.flatMap { $0.lines(widths) })).joined(separator: "\n")
    }

    private var headline: String {
        let expected = order == .exactly ? "exactly \(patterns.count)" : "\(patterns.count) in order"
        return "log sequence differs: expected \(expected), captured \(records.count)"
    }

    /// The first row that differs, in words; nothing of what was logged, which may be a secret.
    private func difference(_ row: Alignment.Row, isMisplaced: Bool) -> String {
        switch row {
        case .near(let left, _), .left(let left):
            "; first \(isMisplaced ? "out of order" : "missing"): \(patterns[left])"
        case .right(let right):
            "; first \(isMisplaced ? "out of order" : "not expected"): \(records[right].level) at "
                + "\(records[right].callSite)"
        case .same: ""
        }
    }

    /// The rows of what was logged, but in another place; no record counts for two. Each is held against each, as far as an
    /// alignment does.
    private func misplaced(in rows: [Alignment.Row]) -> Set<Alignment.Row> {
        let absent = rows.compactMap { if case .left(let left) = $0 { left } else { nil } }
        var loose = rows.compactMap { if case .right(let right) = $0 { right } else { nil } }
            .prefix(Alignment.mostPairs / max(absent.count, 1))
        var found: Set<Alignment.Row> = []
        for left in absent where !loose.isEmpty {
            let matcher = RecordMatcher(patterns[left])
            let place = loose.firstIndex { records[$0].withEvent { matcher.matches($0) } }
            if let place { found.formUnion([.left(left), .right(loose.remove(at: place))]) }
        }
        return found
    }

    private static func matches(
        _ records: [CapturedRecord], _ patterns: [LogPattern], _ order: Order
    ) -> [CapturedRecord]? {
        if order == .exactly && records.count != patterns.count { return nil }
        let matchers = patterns.map(RecordMatcher.init)
        var matches: [CapturedRecord] = []
        // Whoever takes the first record that fits leaves the most to those behind.
        for record in records where matches.count < matchers.count {
            if record.withEvent({ matchers[matches.count].matches($0) }) {
                matches.append(record)
            } else if order == .exactly {
                return nil
            }
        }
        return matches.count == matchers.count ? matches : nil
    }

    private var alignment: Alignment {
        let matchers = patterns.map(RecordMatcher.init)
        return Alignment(patterns.count, records.count) { left, right in
            if records[right].withEvent({ matchers[left].matches($0) }) { return .same }
            guard patterns[left].nearlyMatches(records[right]) else { return .different }
            return .near(patterns[left].mismatches(in: records[right]).count)
        }
    }

    private func isDifference(_ row: Alignment.Row) -> Bool {
        switch row {
        case .same: false
        case .near, .left: true
        case .right: order == .exactly
        }
    }

    private func line(for row: Alignment.Row, isMisplaced: Bool, _ writer: inout MaskedWriter) -> RecordRow {
        switch row {
        case .same(_, let right):
            return RecordRow(records[right], sign: "=", writer: &writer)
        case .near(let left, let right):
            var line = RecordRow(records[right], sign: "≈", writer: &writer)
            line.mismatches = patterns[left].mismatches(in: records[right])
            line.place = records[right].callSite.fileAndLine
            return line
        case .left(let left):
            var line = RecordRow(patterns[left], sign: "-")
            line.remark = isMisplaced ? "(out of order)" : "(missing)"
            return line
        case .right(let right):
            guard order == .exactly else { return RecordRow(records[right], sign: " ", writer: &writer) }
            var line = RecordRow(records[right], sign: "+", writer: &writer)
            line.place = records[right].callSite.fileAndLine
            line.remark = isMisplaced ? "(out of order)" : "(not expected)"
            return line
        }
    }
}
