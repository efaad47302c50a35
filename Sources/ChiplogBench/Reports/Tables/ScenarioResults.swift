/// The rows of one scenario, as a section of a report for people shows them.
struct ScenarioResults {
    let name: String
    let rows: [ResultRow]
    /// Whether rows of several subjects stand beside each other.
    var showsSubject = false
    /// What ratios are to; nil where there was no reference.
    var reference: String?

    /// A section for each scenario, in the report's order.
    static func all(of report: Report) -> [ScenarioResults] {
        report.results.grouped(by: \.scenario).map { name, rows in
            ScenarioResults(
                name: name, rows: rows, showsSubject: report.subjects.count > 1, reference: report.reference?.label)
        }
    }

    /// How many rows are ok: "8 ok", "6 of 30 ok".
    var state: String {
        let ok = rows.count { $0.status == .ok }
        return ok == rows.count ? "\(ok) ok" : "\(ok) of \(rows.count) ok"
    }

    /// Every table that has figures: one for each pass, with what follows from its figures after it.
    ///
    /// - Parameter servicePercentiles: Which service times are shown beside all response times.
    func tables(
        servicePercentiles: [String] = LatencyDistribution.percentiles.map(\.name)
    ) -> [ReportTable] {
        PassName.inReportOrder.flatMap { pass -> [ReportTable?] in
            switch pass {
            case .time: [PassTable(pass, of: self).table, ScalingTable(of: self).table]
            case .latency:
                [PassTable(pass, of: self).table, LatencyTable(of: self, servicePercentiles: servicePercentiles).table]
            case .verify, .alloc, .memory, .instr: [PassTable(pass, of: self).table]
            }
        }.compactMap(\.self) + [PassTable(nil, of: self).table].compactMap(\.self)
    }

    /// The columns that tell rows apart, but for the parameter `omitted`.
    func leadingColumns(without omitted: String? = nil) -> [TableColumn<ResultRow>] {
        let names = (rows.first?.params.map(\.name) ?? []).filter { $0 != omitted }
        var columns = names.map { name in TableColumn<ResultRow>(.text(name)) { $0.text(ofParameter: name) ?? "" } }
        if showsSubject { columns.append(TableColumn(.text("subject")) { $0.subject }) }
        return columns
    }
}

extension ResultRow {
    /// The value of the parameter of that name as a report shows it; nil when the row has none.
    func text(ofParameter name: String) -> String? {
        params.first { $0.name == name }.map { $0.value.string ?? $0.value.text() }
    }

    /// Whether the row was to be measured and was not, through its own fault.
    var isBroken: Bool { status != .ok && status != .skipped }
}
