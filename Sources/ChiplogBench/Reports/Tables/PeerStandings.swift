/// How the peers stand in one row: what each needed, the least CPU time first.
package struct PeerStandings {
    /// One peer's figures.
    package struct Standing {
        package var subject: Subject
        package var row: ResultRow
    }

    /// The row's name.
    package let id: String
    /// The measured ones by CPU time, the reference among them; then those whose figures are withheld.
    package let standings: [Standing]

    /// Of every row of a report, in its order; none where it is about no peers.
    package static func all(of report: Report) -> [PeerStandings] {
        guard report.run.kind == .peers else { return [] }
        return report.results.grouped(by: \.id).map { id, rows in
            let standings = rows.filter { $0.status != .skipped }.compactMap { row in
                report.subjects.first { $0.id == row.subject }.map { Standing(subject: $0, row: row) }
            }
            return PeerStandings(id: id, standings: standings.sorted { $0.cost < $1.cost })
        }.filter { !$0.standings.isEmpty }
    }
}

extension PeerStandings.Standing {
    /// CPU time per event; beyond all where it is withheld.
    fileprivate var cost: Double { row.figure(.cpuTime)?.value ?? .infinity }

    /// The logger with its version.
    package var name: String { subject.peer.map { "\($0.name) \($0.version)" } ?? subject.label }

    /// Which of its configurations it is; empty for the reference.
    package var configuration: String { subject.peer?.configuration ?? "" }

    /// What became of the events, in a word or two.
    package var delivery: String {
        guard row.status == .ok else { return row.status.rawValue }
        guard let delivery = row.delivery else { return "not verified" }
        return delivery.dropped > 0 ? "\(NumberText.grouped(delivery.dropped)) dropped" : "complete"
    }
}
