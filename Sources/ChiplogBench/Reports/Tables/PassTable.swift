/// The figures of one pass: a row for each point of the scenario's matrix, a column for each metric.
struct PassTable {
    private let pass: PassName?
    private let results: ScenarioResults

    /// - Parameter pass: nil for metrics that this version does not know.
    init(_ pass: PassName?, of results: ScenarioResults) {
        self.pass = pass
        self.results = results
    }

    /// The table; nil when no row has a figure of the pass. Broken rows are in it, without figures.
    var table: ReportTable? {
        let definitions = definitions
        guard !definitions.isEmpty else { return nil }
        let shown = results.rows.filter { row in
            row.isBroken || definitions.contains { row.figure($0) != nil }
        }
        var columns = results.leadingColumns()
        if shown.contains(where: \.isBroken) { columns.append(TableColumn(.text("status")) { $0.status.rawValue }) }
        for definition in definitions { columns += self.columns(of: definition) }
        return ReportTable(pass?.title ?? "Other figures", columns, of: shown, notes: notes(shown))
    }

    /// The pass's metrics that some row has, each as the first row has it.
    private var definitions: [MetricDefinition] {
        var found: [MetricDefinition] = []
        for definition in results.rows.flatMap(\.metrics).map(\.definition)
        where definition.pass == pass && !isShownByRate(definition)
            && !found.contains(where: { $0.name == definition.name })
        {
            found.append(definition)
        }
        let known = MetricDefinition.all.compactMap { known in found.first { $0.name == known.name } }
        return known + found.filter { MetricDefinition.named($0.name) == nil }
    }

    /// Whether the table of latencies has it, and no row has it for a goal.
    private func isShownByRate(_ definition: MetricDefinition) -> Bool {
        MetricDefinition.latencyPercentiles.contains { $0.name == definition.name }
            && !results.rows.contains { row in row.goals.contains { $0.metric.name == definition.name } }
    }

    /// The value, the interval of a metric that is compared by it, and the goal.
    private func columns(of definition: MetricDefinition) -> [TableColumn<ResultRow>] {
        let values = results.rows.compactMap { $0.figure(definition) }
        let scale = UnitScale(unit: definition.unit, for: values.map(\.value), reference: results.reference)
        var columns = [TableColumn<ResultRow>.figures(of: definition, in: scale) { $0 }]
        if definition.kind == .noisy, values.contains(where: { $0.interval != nil }) {
            columns.append(
                TableColumn(.number(MetricValue.sharedCoverage(values) ?? "interval")) { row in
                    row.figure(definition)?.interval.map { "\(scale.text($0.lower)) to \(scale.text($0.upper))" } ?? ""
                })
        }
        return columns + goalColumns(definition, scale)
    }

    /// What a figure was to be and whether it is, where some row has such a goal.
    private func goalColumns(_ definition: MetricDefinition, _ scale: UnitScale) -> [TableColumn<ResultRow>] {
        let goal = { (row: ResultRow) in row.goals.first { $0.metric.name == definition.name } }
        guard results.rows.contains(where: { goal($0) != nil }) else { return [] }
        return [
            TableColumn(.text("goal, \(scale.unit)")) { row in
                guard let goal = goal(row) else { return "" }
                let bound = goal.metric.better == .lower ? "≤" : "≥"
                let met = row.meets(goal).map { $0 ? ": met" : ": MISSED" } ?? ""
                return "\(bound) \(scale.text(goal.limit))\(met)"
            }
        ]
    }

    private func notes(_ shown: [ResultRow]) -> [String] {
        let left = results.rows.count - shown.count
        let absent = left > 0 ? ["\(left) of \(results.rows.count) rows have no such figures."] : []
        return absent + (pass == .time ? [ReferenceSentence(results).text].compactMap(\.self) : [])
    }
}

extension MetricValue {
    /// What the figures' intervals are called, as in `96.9 % interval`; nil when they do not all cover the same.
    static func sharedCoverage(_ values: [MetricValue]) -> String? {
        let coverages = Set(values.compactMap { $0.interval?.coverage })
        guard coverages.count == 1, let coverage = coverages.first else { return nil }
        return "\(NumberText.fixed(coverage * 100, decimals: 1)) % interval"
    }
}

extension MetricDefinition {
    /// The name as people write it: `cpu time`.
    var words: String { name.map { $0 == "_" ? " " : String($0) }.joined() }
}
