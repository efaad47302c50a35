/// What of a history is shown.
public struct HistoryView: Sendable {
    public var history: ReleaseHistory
    public var metric: MetricDefinition
    /// Whether every row is shown, not one line for each scenario.
    public var showsRows: Bool

    /// - Parameters:
    ///   - history: What is shown of.
    ///   - metric: ``ReleaseHistory/leadingMetric`` unless said otherwise.
    ///   - showsRows: Whether every row is shown, not one line for each scenario.
    public init(_ history: ReleaseHistory, metric: MetricDefinition? = nil, showsRows: Bool = false) {
        self.history = history
        self.metric = metric ?? history.leadingMetric
        self.showsRows = showsRows
    }

    /// What is shown, in one line.
    var title: String {
        "History of \(VerdictSentence.count(releaseCount, "release")): \(metric.words), \(metric.unit)"
    }

    /// Each counted once, in however many lines it is.
    var releaseCount: Int { Set(history.lines.flatMap { $0.releases.map(\.name) }).count }

    /// What readers of the figures should know.
    var note: String {
        "Each release was measured in turns with the one before; changes since the first are chained from these ratios."
    }

    /// Each line with its series.
    var lines: [HistoryLineView] {
        history.lines.map { line in
            HistoryLineView(
                line: line, metric: metric, showsRows: showsRows,
                series: HistorySeries.all(of: line, metric, byRow: showsRows))
        }
    }
}

/// One line of a history, with what is shown of it.
struct HistoryLineView {
    var line: ReleaseLine
    var metric: MetricDefinition
    var showsRows: Bool
    var series: [HistorySeries]
}
