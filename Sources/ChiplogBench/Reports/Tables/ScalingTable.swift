/// How throughput grows with threads, and what the universal scalability law makes of it.
struct ScalingTable {
    private typealias Line = (series: ScalingSeries, point: ScalingSeries.Point)

    private let results: ScenarioResults
    private let series: [ScalingSeries]

    init(of results: ScenarioResults) {
        self.results = results
        series = ScalingSeries.all(of: results.rows)
    }

    /// The table; nil when no rows differ in their threads only.
    var table: ReportTable? {
        guard !series.isEmpty else { return nil }
        let lines = series.flatMap { series in series.points.map { Line(series, $0) } }
        let scale = UnitScale(unit: MetricDefinition.throughput.unit, for: lines.map(\.point.throughput))
        var columns = results.leadingColumns(without: ScalingSeries.parameter).map { column in
            TableColumn<Line>(column.column) { column.cell($0.point.row) }
        }
        columns += [
            TableColumn(.number("threads")) { "\($0.point.threads)" },
            TableColumn(.number("throughput, \(scale.unit)")) { scale.text($0.point.throughput) },
            TableColumn(.number("speed-up, times the first")) { line in
                NumberText.fixed(line.series.speedUp(line.point), decimals: 2)
            },
            TableColumn(.number("efficiency, %")) { line in
                NumberText.fixed(line.series.efficiency(line.point) * 100, decimals: 0)
            },
        ]
        if series.contains(where: { $0.law != nil }) {
            columns.append(
                TableColumn(.number("by the law, \(scale.unit)")) { line in
                    line.series.law.map { scale.text($0.throughput(threads: Double(line.point.threads))) } ?? ""
                })
        }
        return ReportTable("Scaling with threads", columns, of: lines, notes: notes)
    }

    private var notes: [String] {
        let findings = series.map { series in
            let name = name(of: series)
            let words = ScalingWords.text(of: series)
            return name.isEmpty ? "\(words.prefix(1).uppercased())\(words.dropFirst())." : "\(name): \(words)."
        }
        guard series.contains(where: { $0.law != nil }) else { return findings }
        return findings + [
            "By the universal scalability law: contention is the share of the work that has to wait its turn, "
                + "coherency what each further pair of threads costs to agree on what they share."
        ]
    }

    private func name(of series: ScalingSeries) -> String {
        let row = series.points[0].row
        let others = row.description(without: ScalingSeries.parameter)
        return [others, results.showsSubject ? "subject \(row.subject)" : ""].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
}
