/// CPU time of each row as a bar, its interval as a whisker. Where a scenario has many rows, those that share their first
/// parameters have a chart of their own, and all charts have the same scale.
struct CPUTimeChart {
    /// More bars than this are not seen at a glance.
    private static let mostBars = 10

    let chart: Chart

    /// The scenario's charts; none where no CPU time was measured.
    static func all(of results: ScenarioResults) -> [CPUTimeChart] {
        let rows = results.rows.filter { $0.figure(.cpuTime) != nil }
        let figures = rows.compactMap { $0.figure(.cpuTime) }
        guard !rows.isEmpty else { return [] }
        let scale = UnitScale(unit: MetricDefinition.cpuTime.unit, for: figures.map(\.value))
        let ends = figures.map { max($0.value, $0.interval?.upper ?? 0) }
        let axis = ChartAxis.linear("CPU time, \(scale.unit)", upTo: ends, scale: scale, about: 5)
        let (shared, groups) = groups(of: rows)
        return groups.map { group in
            let bars = group.compactMap { bar($0, without: shared, showsSubject: results.showsSubject) }
            let named = group[0].description(of: group[0].params.prefix(shared))
            return CPUTimeChart(BarChart(bars: bars, axis: axis, scale: scale), of: named)
        }
    }

    private init(_ bars: BarChart, of rows: String) {
        let coverage = MetricValue.sharedCoverage(bars.bars.map(\.figure))
        let isBare = bars.bars.allSatisfy { $0.figure.interval == nil }
        chart = Chart(
            title: "CPU time per event" + (isBare ? "" : ", with its \(coverage ?? "interval")"), subtitle: rows,
            description: bars.description, height: bars.height, content: bars.nodes)
    }

    /// The rows by as few of their first parameters as leave few enough of them in each chart, and how many those are.
    static func groups(of rows: [ResultRow]) -> (shared: Int, groups: [[ResultRow]]) {
        let parameters = rows.first?.params.count ?? 0
        for shared in 0...parameters {
            var groups: [[ResultRow]] = []
            for row in rows {
                if let last = groups.last?.last, row.hasFirst(shared, parametersOf: last) {
                    groups[groups.count - 1].append(row)
                } else {
                    groups.append([row])
                }
            }
            // One bar a chart would compare nothing.
            if groups.allSatisfy({ $0.count <= mostBars }), groups.count < max(2, rows.count) {
                return (shared, groups)
            }
        }
        let starts = stride(from: 0, to: rows.count, by: mostBars)
        return (0, starts.map { Array(rows[$0..<min($0 + mostBars, rows.count)]) })
    }

    private static func bar(_ row: ResultRow, without shared: Int, showsSubject: Bool) -> BarChart.Bar? {
        guard let figure = row.figure(.cpuTime) else { return nil }
        let parts = [row.description(of: row.params.dropFirst(shared)), showsSubject ? row.subject : ""]
        let name = parts.filter { !$0.isEmpty }.joined(separator: ", ")
        return BarChart.Bar(
            name: name.isEmpty ? row.id : name, figure: figure, isReference: row.subject == Arm.reference.rawValue)
    }
}

extension ResultRow {
    fileprivate func hasFirst(_ count: Int, parametersOf other: ResultRow) -> Bool {
        params.prefix(count).map(\.value) == other.params.prefix(count).map(\.value)
    }
}
