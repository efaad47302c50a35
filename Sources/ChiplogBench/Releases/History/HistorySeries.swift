/// One metric of one scenario, or of one row, over the releases of a line.
///
/// Times of different days cannot be compared: the machine, its load and the compiler differ more than releases do.
/// What can be is two builds that took turns, and that is what each release's ratio r to the one before comes from. So
/// the change since the first release is chained from those links alone:
///
///     link(k) = geometric mean of r(k, row) over the rows that releases k−1 and k both have
///     ratio(k) = link(1) × link(2) × … × link(k), and the change is (ratio(k) − 1) × 100 %
///
/// The geometric mean is the one whose order of doing things does not matter: the mean of products is the product of
/// means, so that rows and links may be averaged in either order. Its price is that errors of links add up: ten links of
/// ± 0.5 % each leave about ± 1.6 %, the root of their number times as much.
///
/// A row or scenario that is new begins its chain where it begins, and so does one whose figures were compared with
/// something else than the last figures there are, as where a record in between was lost. After a link whose ratio is 0
/// or infinite, as from 0 allocations to 3, there is no ratio any more; the values are there all the same.
struct HistorySeries: Equatable {
    /// What one release has of it.
    enum Point: Equatable {
        /// Nothing; why, in a word.
        case absent(String)
        case measured(Measured)
    }

    struct Measured: Equatable {
        /// The mean of the rows' values, in the metric's unit.
        var value: Double
        /// What the value is relative to the start of the chain, as the links say; nil where no chain can say.
        var ratio: Double?
        /// The link to the release before; nil at the start of a chain, infinite or 0 where nothing can be chained.
        var link: Double?

        var isStart: Bool { link == nil }
    }

    var name: String
    /// As many as the line has releases.
    var points: [Point]

    /// What was measured, with the number of the release.
    var measured: [(release: Int, point: Measured)] {
        points.enumerated().compactMap { index, point in
            if case .measured(let measured) = point { (index, measured) } else { nil }
        }
    }

    /// Whether every value has a ratio.
    var isChained: Bool { measured.allSatisfy { $0.point.ratio != nil } }

    /// The release from which the last chain is counted; nil where nothing was measured.
    var start: Int? { measured.last(where: \.point.isStart)?.release }

    /// The series of a line, in the order in which their names first appear.
    ///
    /// - Parameter byRow: A series for each row, not for each scenario.
    static func all(of line: ReleaseLine, _ metric: MetricDefinition, byRow: Bool) -> [HistorySeries] {
        let name = { (row: ReleaseRow) in byRow ? row.id : row.scenario }
        let names = line.releases.flatMap(\.rows).grouped(by: name).map(\.key)
        let rows = line.releases.map { release in Dictionary(grouping: release.rows, by: name) }
        return names.map { name in
            HistorySeries(name: name, metric, line.releases.indices.map { (line.releases[$0], rows[$0][name] ?? []) })
        }
    }

    private init(name: String, _ metric: MetricDefinition, _ releases: [(record: ReleaseRecord, rows: [ReleaseRow])]) {
        self.name = name
        points = []
        var last: (release: ReleaseName, point: Measured)?
        for (record, rows) in releases {
            let figures = rows.compactMap { $0.figure(metric) }
            guard !figures.isEmpty else {
                points.append(.absent(Self.word(record, rows)))
                // What was not built is passed over by the chain.
                if record.isMeasured { last = nil }
                continue
            }
            let point = Self.measured(figures, after: last?.release == record.previous ? last?.point : nil)
            points.append(.measured(point))
            last = (record.name, point)
        }
    }

    /// What a file says beyond these was not measured, and could not be drawn.
    private static let believable = 1e-12...1e12

    private static func measured(_ figures: [ReleaseFigure], after last: Measured?) -> Measured {
        let value = figures.reduce(0) { $0 + $1.value } / Double(figures.count)
        let ratios = figures.compactMap { $0.change?.ratio }
        guard let last, !ratios.isEmpty else { return Measured(value: value, ratio: 1, link: nil) }
        guard ratios.allSatisfy(\.isFinite), let link = Statistics.geometricMean(of: ratios) else {
            return Measured(value: value, ratio: nil, link: ratios.contains(.infinity) ? .infinity : 0)
        }
        let ratio = last.ratio.map { $0 * link }
        return Measured(value: value, ratio: ratio.flatMap { believable.contains($0) ? $0 : nil }, link: link)
    }

    /// What became of rows without a figure.
    private static func word(_ record: ReleaseRecord, _ rows: [ReleaseRow]) -> String {
        guard record.isMeasured else { return "not built" }
        let words = Set(rows.filter { $0.status != .ok }.map(\.status.rawValue))
        return words.count == 1 && rows.allSatisfy { $0.status != .ok } ? words.first ?? "" : ""
    }
}
