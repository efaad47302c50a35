import ChiplogBench

/// What a run over peers says of one row: who needed how much, the least first.
struct PeerSummary {
    private let standings: PeerStandings
    private let reference: String

    init(_ standings: PeerStandings, _ report: Report) {
        self.standings = standings
        reference = report.reference?.label ?? "reference"
    }

    func print(on console: Console) {
        let head = [standings.id, "CPU ns/event", "× \(reference)", "allocs", "bytes", "delivery"]
        let rows = standings.standings.map { standing in
            let name = [standing.name, standing.configuration].filter { !$0.isEmpty }.joined(separator: ", ")
            let figures = [MetricDefinition.cpuTime, .ratioToReference, .allocations, .bytesPerEvent]
            return [name] + figures.map { Self.text(standing.row.figure($0)?.value) } + [standing.delivery]
        }
        for line in TextTable([head] + rows).lines { console.print(line) }
        console.print("")
    }

    private static func text(_ value: Double?) -> String {
        value.map { NumberText.fixed($0, decimals: $0 < 10 ? 2 : $0 < 100 ? 1 : 0) } ?? "n/a"
    }
}
