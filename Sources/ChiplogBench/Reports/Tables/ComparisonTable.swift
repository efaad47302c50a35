/// The compared figures that are not the same, the worse ones first, with what the control showed.
struct ComparisonTable {
    private let report: Report

    init(of report: Report) {
        self.report = report
    }

    /// nil where nothing was compared, or nothing differs and no control is worth a word.
    var table: ReportTable? {
        guard !report.comparisons.isEmpty else { return nil }
        let changed = report.changes
        let same = report.comparisons.count - changed.count
        let notes = (same > 0 ? ["\(same) of \(report.comparisons.count) figures are the same."] : []) + controls
        return ReportTable(
            "What changed",
            [
                TableColumn(.text("result")) { $0.result },
                TableColumn(.text("figure")) { "\($0.metric.words), \($0.metric.unit)" },
                TableColumn(.number("base")) { Self.text($0.base) },
                TableColumn(.number("head")) { Self.text($0.head) },
                TableColumn(.text("change")) { $0.changeText },
                TableColumn(.number("interval")) { $0.intervalText },
                TableColumn(.number("counts from")) {
                    "\(NumberText.fixed(100 * $0.comparison.threshold, decimals: 1)) %"
                },
                TableColumn(.text("verdict")) { $0.verdict.rawValue },
            ], of: changed, notes: notes)
    }

    /// What the base compared with itself showed, in one line.
    private var controls: [String] {
        guard !report.control.isEmpty else { return [] }
        let lines = report.control.map { control in
            "\(control.scenario) \(ChangeText.share(control.comparison.interval.lower)) to "
                + ChangeText.share(control.comparison.interval.upper)
        }
        return ["The base compared with itself, in CPU time: " + lines.joined(separator: "; ") + "."]
    }

    fileprivate static func text(_ value: Double) -> String {
        NumberText.fixed(value, decimals: value < 100 ? 2 : value < 1_000 ? 1 : 0)
    }
}

extension Comparison.Verdict {
    /// What a reader wants to see first comes first; `same` is not among them.
    fileprivate static let byUrgency: [Comparison.Verdict] = [.regressed, .improved, .unconfirmed, .inconclusive]
}

extension Report {
    /// The compared figures that are not the same, the worse ones first.
    public var changes: [ComparedFigure] {
        Comparison.Verdict.byUrgency.flatMap { verdict in comparisons.filter { $0.verdict == verdict } }
    }
}

extension ComparedFigure {
    /// How the head differs, in words: `3.4 % slower`, `from none to 1.00`.
    public var changeText: String {
        guard comparison.ratio.isFinite else { return "from none to \(ComparisonTable.text(head))" }
        return ChangeText.text(ratio: comparison.ratio, of: metric)
    }

    /// Between which changes the true one lies: `+2.8 % to +4.0 %`, or `exact`.
    public var intervalText: String {
        let interval = comparison.interval
        guard interval.lower != interval.upper else { return "exact" }
        return "\(ChangeText.share(interval.lower)) to \(ChangeText.share(interval.upper))"
    }
}
