/// Response and service times: a row for each point of the matrix and each rate.
struct LatencyTable {
    /// One line: the row and one of its rates.
    typealias Line = (row: ResultRow, latency: LatencyRow)

    /// The service times of a table that shall not be too wide.
    static let fewServicePercentiles = ["p50", "p99"]

    private let results: ScenarioResults
    private let servicePercentiles: [String]
    private let lines: [Line]

    init(of results: ScenarioResults, servicePercentiles: [String]) {
        self.results = results
        self.servicePercentiles = servicePercentiles
        lines = results.rows.flatMap { row in row.latency.map { (row, $0) } }
    }

    /// The table; nil when no row has such times.
    var table: ReportTable? {
        guard !lines.isEmpty else { return nil }
        var columns = results.leadingColumns().map { column in
            TableColumn<Line>(column.column) { column.cell($0.row) }
        }
        columns += rateColumns + varyingColumns
        let percentiles = LatencyDistribution.percentiles.map(\.name)
        columns += percentiles.map { timeColumn("response", $0, \.response) }
        columns.append(maximumColumn("response", \.response))
        columns += servicePercentiles.map { timeColumn("service", $0, \.service) }
        columns.append(maximumColumn("service", \.service))
        return ReportTable("Latency by rate", columns, of: lines, notes: notes)
    }

    private var rateColumns: [TableColumn<Line>] {
        let scale = UnitScale(unit: "events/s", for: lines.flatMap { [$0.latency.rate, $0.latency.achieved] })
        return [
            TableColumn(.number("rate, \(scale.unit)")) { scale.text($0.latency.rate) },
            TableColumn(.number("reached, \(scale.unit)")) { line in
                scale.text(line.latency.achieved) + (line.latency.isSaturated ? ", saturated" : "")
            },
        ]
    }

    /// What is not the same in every line, and so is told in no note.
    private var varyingColumns: [TableColumn<Line>] {
        var columns: [TableColumn<Line>] = []
        if common(\.arrival) == nil { columns.append(TableColumn(.text("arrivals")) { $0.latency.arrival }) }
        if common(\.waiting) == nil { columns.append(TableColumn(.text("waiting")) { $0.latency.waiting }) }
        if lines.contains(where: { $0.latency.dropped > 0 }) {
            columns.append(TableColumn(.number("dropped, events")) { NumberText.grouped($0.latency.dropped) })
        }
        return columns
    }

    private func timeColumn(
        _ kind: String, _ percentile: String, _ times: @escaping (LatencyRow) -> LatencyDistribution
    ) -> TableColumn<Line> {
        column("\(kind) \(percentile)", times) { $0.value(percentile) }
    }

    private func maximumColumn(
        _ kind: String, _ times: @escaping (LatencyRow) -> LatencyDistribution
    ) -> TableColumn<Line> {
        column("\(kind) max", times) { $0.max }
    }

    private func column(
        _ heading: String, _ times: @escaping (LatencyRow) -> LatencyDistribution,
        _ value: @escaping (LatencyDistribution) -> UInt64?
    ) -> TableColumn<Line> {
        let values = lines.compactMap { value(times($0.latency)) }
        let scale = UnitScale(nanoseconds: values)
        return TableColumn(.number(values.isEmpty ? heading : "\(heading), \(scale.unit)")) { line in
            let times = times(line.latency)
            // A dash where there are events, but too few for the percentile.
            return value(times).map { scale.text(Double($0)) } ?? (times.count > 0 ? "–" : "")
        }
    }

    private var notes: [String] {
        var notes = [
            "Response is from the time an event was due until it was done, service from the time it was begun."
        ]
        if let arrival = common(\.arrival) { notes.append("Arrivals: \(arrival).") }
        if let waiting = common(\.waiting) { notes.append("Callers waited for the time due: \(waiting).") }
        if hasDash { notes.append("–: fewer than 100 events lie beyond this percentile.") }
        if lines.contains(where: \.latency.isSaturated) {
            notes.append("Saturated: under 99.5 % of the rate was reached, so times grew for as long as it lasted.")
        }
        return notes
    }

    private var hasDash: Bool {
        lines.contains { line in
            [line.latency.response, line.latency.service].contains { $0.count > 0 && $0.values.contains(nil) }
        }
    }

    /// The value that all lines have; nil when they differ.
    private func common(_ value: (LatencyRow) -> String) -> String? {
        let values = Set(lines.map { value($0.latency) })
        return values.count == 1 ? values.first : nil
    }
}
