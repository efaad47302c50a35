/// The tables of a report about peers: one for each row, then what they are.
struct PeerTables {
    private let report: Report

    init(of report: Report) {
        self.report = report
    }

    /// Empty where the report is about no peers.
    var all: [ReportTable] {
        let rows = PeerStandings.all(of: report).map(table)
        return rows.isEmpty ? [] : rows + [subjects]
    }

    private func table(_ row: PeerStandings) -> ReportTable {
        typealias Column = TableColumn<PeerStandings.Standing>
        let leading: [Column] = [
            Column(.text("logger")) { $0.name },
            Column(.text("configuration")) { $0.configuration },
        ]
        let figures = [
            MetricDefinition.cpuTime, .ratioToReference, .throughput, .allocations, .bytesPerEvent,
        ].compactMap { column($0, of: row) }
        let trailing: [Column] = [
            Column(.text("delivery")) { $0.delivery },
            Column(.text("not comparable")) { $0.subject.peer?.notes.joined(separator: "; ") ?? "" },
        ]
        return ReportTable(row.id, leading + figures + trailing, of: row.standings)
    }

    /// nil where nobody has the figure.
    private func column(
        _ metric: MetricDefinition, of row: PeerStandings
    ) -> TableColumn<PeerStandings.Standing>? {
        let values = row.standings.compactMap { $0.row.figure(metric)?.value }
        guard !values.isEmpty else { return nil }
        let scale = UnitScale(unit: metric.unit, for: values, reference: report.reference?.label)
        return TableColumn(.number("\(metric.words), \(scale.unit)")) { standing in
            standing.row.figure(metric).map { scale.text($0.value) } ?? ""
        }
    }

    private var subjects: ReportTable {
        ReportTable(
            "What was measured",
            [
                TableColumn(.text("logger")) { "\($0.name) \($0.version)" },
                TableColumn(.text("configuration")) { $0.configuration },
                TableColumn(.text("language")) { $0.language },
                TableColumn(.text("what it is")) { $0.about },
            ], of: report.subjects.compactMap(\.peer))
    }
}
