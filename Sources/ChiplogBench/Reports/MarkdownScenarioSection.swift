/// The folded table of one scenario: a row per point of its matrix, a column per metric, then the events' fate.
struct MarkdownScenarioSection {
    let name: String
    let rows: [ResultRow]
    let showsSubject: Bool
    /// What ratios are to; nil where there was no reference.
    var reference: String?

    var text: String {
        let ok = rows.count { $0.status == .ok }
        let state = ok == rows.count ? "\(ok) ok" : "\(ok) of \(rows.count) ok"
        return """
            <details><summary>\(MarkdownTable.escaped(name)) — \(state)</summary>

            \(table)

            \(delivery)

            </details>
            """
    }

    private var table: String {
        let columns = leadingColumns + metricColumns
        var table = MarkdownTable(columns: columns.map(\.column))
        for row in rows { table.append(columns.map { $0.cell(row) }) }
        return table.text
    }

    private typealias CellColumn = (column: MarkdownTable.Column, cell: (ResultRow) -> String)

    private var leadingColumns: [CellColumn] {
        let names = rows.first?.params.map(\.name) ?? []
        var columns: [CellColumn] = names.map { name in
            (
                .text(name),
                { row in row.params.first { $0.name == name }.map { $0.value.string ?? $0.value.text() } ?? "" }
            )
        }
        if showsSubject { columns.append((.text("subject"), { $0.subject })) }
        columns.append((.text("status"), { $0.status.rawValue }))
        return columns
    }

    /// A column for every metric that some row has, and one for the interval of those that gate.
    private var metricColumns: [CellColumn] {
        MetricDefinition.all.flatMap { definition -> [CellColumn] in
            let metric = { (row: ResultRow) in row.metrics.first { $0.definition.name == definition.name } }
            let values = rows.compactMap(metric)
            guard !values.isEmpty else { return [] }
            let scale = UnitScale(unit: definition.unit, for: values.map(\.value), reference: reference)
            let heading = definition.name.map { $0 == "_" ? " " : String($0) }.joined()
            let value: CellColumn = (
                .number("\(heading), \(scale.unit)"), { row in metric(row).map { scale.text($0.value) } ?? "" }
            )
            let goal = goalColumns(definition, scale)
            guard definition.kind == .noisy else { return [value] + goal }
            let interval: CellColumn = (
                .number(intervalHeading(values)),
                { row in
                    metric(row)?.interval.map { "\(scale.text($0.lower)) to \(scale.text($0.upper))" } ?? ""
                }
            )
            return [value, interval] + goal
        }
    }

    /// What a figure was to be and whether it is, where some row has such a goal.
    private func goalColumns(_ definition: MetricDefinition, _ scale: UnitScale) -> [CellColumn] {
        let goal = { (row: ResultRow) in row.goals.first { $0.metric.name == definition.name } }
        guard rows.contains(where: { goal($0) != nil }) else { return [] }
        return [
            (
                .text("goal, \(scale.unit)"),
                { row in
                    goal(row).map { goal in
                        let bound = goal.metric.better == .lower ? "≤" : "≥"
                        let met = row.meets(goal).map { $0 ? ": met" : ": MISSED" } ?? ""
                        return "\(bound) \(scale.text(goal.limit))\(met)"
                    } ?? ""
                }
            )
        ]
    }

    /// The interval's coverage, if it is the same in every row.
    private func intervalHeading(_ values: [MetricValue]) -> String {
        let coverages = Set(values.compactMap { $0.interval?.coverage })
        guard coverages.count == 1, let coverage = coverages.first else { return "interval" }
        return "\(NumberText.fixed(coverage * 100, decimals: 1)) % interval"
    }

    /// The sums over the rows whose events were followed.
    private var delivery: String {
        let deliveries = rows.compactMap(\.delivery)
        guard !deliveries.isEmpty else { return "Delivery: n/a" }
        let sum = { (count: (Delivery) -> UInt64) in
            NumberText.grouped(
                deliveries.reduce(UInt64(0)) { total, delivery in
                    let (next, overflow) = total.addingReportingOverflow(count(delivery))
                    return overflow ? .max : next
                })
        }
        var ways: [String] = []
        for delivery in deliveries where !ways.contains(delivery.verifiedBy) { ways.append(delivery.verifiedBy) }
        return
            "Delivery: \(sum(\.attempted)) attempted = \(sum(\.filtered)) filtered + \(sum(\.sampledOut)) sampled out"
            + " + \(sum(\.accepted)) accepted; \(sum(\.delivered)) delivered, \(sum(\.dropped)) dropped;"
            + " \(sum(\.missingUnaccounted)) missing, \(sum(\.duplicated)) duplicated, \(sum(\.reordered)) reordered,"
            + " \(sum(\.torn)) torn (verified by \(ways.map { MarkdownTable.escaped($0) }.joined(separator: ", ")))"
    }
}
