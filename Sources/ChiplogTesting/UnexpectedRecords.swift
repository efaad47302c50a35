internal import Chiplog
internal import ChiplogCapture

/// What `failOn:` says of a test: whether it logged anything of a level and above that no expectation claimed.
struct UnexpectedRecords {
    var level: LogLevel
    var records: [CapturedRecord]
    /// Those of `records` that count.
    var unexpected: [CapturedRecord]

    init(from level: LogLevel, in capture: LogCapture) {
        self.level = level
        unexpected = capture.unexpectedRecords(from: level)
        records = unexpected.isEmpty ? [] : capture.records
    }

    /// Line 1 can stand alone; the records follow, those that count marked. Nil when there are none.
    var failure: String? {
        guard let first = unexpected.first else { return nil }
        let sequences = Set(unexpected.map(\.sequence))
        let focus = records.firstIndex { $0.sequence == first.sequence }
        let table = RecordTable(records, focus: focus ?? 0) { sequences.contains($0.sequence) ? .init("✗") : nil }
        return ([headline(first)] + table.lines + [Self.remedy]).joined(separator: "\n")
    }

    private func headline(_ first: CapturedRecord) -> String {
        let others = unexpected.count > 1 ? ", and \(unexpected.count - 1) more" : ""
        let threshold = level == .critical ? "\(level)" : "\(level) or above"
        return "logged \(threshold), and nothing expected it: \(first)\(others)"
    }

    private static let remedy = "    where it is meant to be logged, say so: expectLogged(…)"
}
