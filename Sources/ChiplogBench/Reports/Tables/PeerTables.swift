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
        let remarks = Self.remarks(about: row.standings)
        let trailing: [Column] = [
            Column(.text("delivery")) { $0.delivery },
            Column(.text("notes")) { standing in
                remarks.indices.filter { standing.notes.contains(remarks[$0]) }.map { "\($0 + 1)" }
                    .joined(separator: ", ")
            },
        ]
        return ReportTable(
            row.id, leading + figures + trailing, of: row.standings,
            notes: remarks.enumerated().map { "\($0.offset + 1): \($0.element)" } + yardstick)
    }

    /// What is not comparable, each once, in the order of the rows that it is about.
    private static func remarks(about standings: [PeerStandings.Standing]) -> [String] {
        standings.flatMap(\.notes).reduce(into: []) { remarks, note in
            if !remarks.contains(note) { remarks.append(note) }
        }
    }

    /// Why the ratios are not the quotients of the figures.
    private var yardstick: [String] {
        guard let reference = report.reference else { return [] }
        return [
            "Each took turns with \(reference.label), whose figure here is of one of these turns; × \(reference.label) is of its own."
        ]
    }

    /// nil where nobody has the figure.
    private func column(
        _ metric: MetricDefinition, of row: PeerStandings
    ) -> TableColumn<PeerStandings.Standing>? {
        let values = row.standings.compactMap { $0.row.figure(metric)?.value }
        guard !values.isEmpty else { return nil }
        let scale = UnitScale(unit: metric.unit, for: values, reference: report.reference?.label)
        return .figures(of: metric, in: scale) { $0.row }
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

extension PeerStandings.Standing {
    /// What is not comparable.
    fileprivate var notes: [String] { row.warnings.filter { $0.code == ReportWarning.peerNote }.map(\.message) }
}
