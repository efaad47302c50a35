/// A line of releases as a table: a row for each series, a column for each release.
///
/// Its cells are changes since the start of the chain. Where not every series of the metric can be chained, as with
/// allocations that were none before, they are the values themselves: such figures repeat from day to day.
struct HistoryTable {
    private let view: HistoryLineView
    private let shown: [Int]
    /// Whether it ends with what the releases come to.
    private let hasTrend: Bool
    private let isChained: Bool

    /// More bars than these are wider than what they are beside.
    private static let longestTrend = 30

    /// More names than these in notes are counted, not told.
    private static let mostNamed = 5

    /// - Parameter most: How many releases have a column at most: the first, and as many of the last ones as fit.
    init(_ view: HistoryLineView, mostReleases most: Int = .max) {
        let all = Array(view.line.releases.indices)
        self.init(view, all.count > max(2, most) ? [0] + all.suffix(max(2, most) - 1) : all, hasTrend: true)
    }

    private init(_ view: HistoryLineView, _ shown: [Int], hasTrend: Bool) {
        self.view = view
        self.shown = shown
        self.hasTrend = hasTrend
        isChained = view.series.allSatisfy(\.isChained)
    }

    /// The whole in tables of so many releases each, the newest first.
    static func pieces(of view: HistoryLineView, releases count: Int) -> [HistoryTable] {
        let end = view.line.releases.count
        return stride(from: end, to: 0, by: -count).map { last in
            HistoryTable(view, Array(max(0, last - count)..<last), hasTrend: last == end)
        }
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
        return ReportTable(
            title, [first] + releases + (hasTrend ? last : []), of: view.series, notes: hasTrend ? notes : [])
    }

    private var title: String {
        let what = isChained ? "change since the first release" : view.metric.unit
        let range =
            hasTrend && shown.first == 0 ? view.line : ReleaseLine(releases: shown.map { view.line.releases[$0] })
        return "\(range.range): \(view.metric.words), \(what)"
    }

    private var notes: [String] {
        // Those between the first and the others; pieces leave none out.
        let gap = shown.first == 0 && shown.count > 1 ? 1..<shown[1] : 0..<0
        let hidden = Array(view.line.releases[gap])
        let left = view.line.releases.filter { $0.omitted.contains(view.metric.name) }.map(\.name.label)
        return (isChained ? laterStarts : ["A change from or to 0 has no ratio, so these are values, not changes."])
            + graftNote
            + (hidden.isEmpty ? [] : ["Not shown: \(ReleaseLine(releases: hidden).range)."])
            + (left.isEmpty ? [] : ["Left out of the records of \(left.joined(separator: ", ")) for their size."])
    }

    /// Which changes are not since the first release, though the title says so.
    private var laterStarts: [String] {
        let later = view.series.filter { ($0.start ?? 0) > 0 }
        let notes = later.prefix(Self.mostNamed).compactMap { series in
            series.start.map { "\(series.name): since \(view.line.releases[$0].name.label)." }
        }
        let rest = later.count - notes.count
        return notes + (rest > 0 ? ["\(rest) more: since a later release than the first, too."] : [])
    }

    private var graftNote: [String] {
        let labels = view.line.releases.filter { $0.harness != nil }.map(\.name.label)
        guard !labels.isEmpty else { return [] }
        let rest = labels.count - Self.mostNamed
        let names = labels.prefix(Self.mostNamed).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
        return ["Not measured by a worker of its own, but by a newer one built against its core: \(names)."]
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
        let points = series.points.suffix(Self.longestTrend).map { point -> HistorySeries.Measured? in
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
