/// A line of releases as a table: a row for each series, a column for each release.
///
/// Its cells are changes since the start of the chain. Where not every series of the metric can be chained, as with
/// allocations that were none before, they are the values themselves: such figures repeat from day to day.
struct HistoryTable {
    private let view: HistoryLineView
    private let shown: [Int]
    private let isChained: Bool

    /// - Parameter most: How many releases have a column at most: the first, and as many of the last ones as fit.
    init(_ view: HistoryLineView, mostReleases most: Int = .max) {
        self.view = view
        let all = Array(view.line.releases.indices)
        shown = all.count > max(2, most) ? [0] + all.suffix(max(2, most) - 1) : all
        isChained = view.series.allSatisfy(\.isChained)
    }

    /// nil where no release of the line has a row.
    var table: ReportTable? {
        guard !view.series.isEmpty else { return nil }
        let first = TableColumn<HistorySeries>(.text(view.showsRows ? "row" : "scenario")) { $0.name }
        let releases = shown.map { index in
            TableColumn<HistorySeries>(.number(view.line.releases[index].name.label)) { cell($0.points[index]) }
        }
        let last = [
            TableColumn<HistorySeries>(.text("trend")) { trend($0) },
            TableColumn<HistorySeries>(.text("last step")) { lastStep($0) },
        ]
        return ReportTable(title, [first] + releases + last, of: view.series, notes: notes)
    }

    private var title: String {
        let what = isChained ? "change since the first release" : view.metric.unit
        return "\(view.line.range): \(view.metric.words), \(what)"
    }

    private var notes: [String] {
        let hidden = view.line.releases.indices.filter { !shown.contains($0) }.map { view.line.releases[$0] }
        let left = view.line.releases.filter { $0.omitted.contains(view.metric.name) }.map(\.name.label)
        return (isChained ? [] : ["A change from or to 0 has no ratio, so these are values, not changes."])
            + (hidden.isEmpty ? [] : ["Not shown: \(ReleaseLine(releases: hidden).range)."])
            + (left.isEmpty ? [] : ["Left out of the records of \(left.joined(separator: ", ")) for their size."])
    }

    private func cell(_ point: HistorySeries.Point) -> String {
        switch point {
        case .absent(let word): return word.isEmpty ? "n/a" : word
        case .measured(let point):
            guard isChained else { return NumberText.shortest(point.value.rounded(toDigits: 4)) }
            if point.isStart { return "start" }
            return point.ratio.map(ChangeText.share) ?? "n/a"
        }
    }

    private func trend(_ series: HistorySeries) -> String {
        let points = series.points.map { point -> HistorySeries.Measured? in
            if case .measured(let measured) = point { measured } else { nil }
        }
        guard isChained else {
            let values = points.map { $0?.value }
            return Sparkline.text(values, leastSpan: (values.compactMap(\.self).max() ?? 0) / 20)
        }
        return Sparkline.text(ratios: points.map { $0?.ratio })
    }

    /// What the last release that was built changed.
    private func lastStep(_ series: HistorySeries) -> String {
        guard let last = view.line.releases.lastIndex(where: \.isMeasured),
            case .measured(let point) = series.points[last], let link = point.link
        else { return "n/a" }
        return ChangeText.text(ratio: link, of: view.metric)
    }
}
