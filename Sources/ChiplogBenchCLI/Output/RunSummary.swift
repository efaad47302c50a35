import ChiplogBench

/// What a run says on standard output: the verdict, a line per scenario or, of peers, per logger, the rows that failed.
struct RunSummary {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    func print(on console: Console) {
        console.print(report.verdictSentence)
        console.print("")
        let peers = PeerStandings.all(of: report)
        for standings in peers { PeerSummary(standings, report).print(on: console) }
        if peers.isEmpty { printScenarios(on: console) }
        ChangeList(report)?.print(on: console)
        GoalTable(report)?.print(on: console)
        for row in report.results {
            if row.status != .ok { console.print("\(row.id): \(row.status.rawValue): \(row.reason ?? "n/a")") }
            for complaint in row.brokenExpectations { console.print("\(row.id): \(complaint)") }
        }
    }

    /// Shows what `plan` would do.
    static func printPlan(_ plan: RunPlan, on console: Console) {
        for row in plan.rows {
            let passes = plan.passes(of: row.scenario).map(\.rawValue).joined(separator: ", ")
            console.print("\(row.scenario.id)  (\(passes.isEmpty ? "skipped" : passes))")
        }
        let count = plan.rows.count == 1 ? "1 row" : "\(plan.rows.count) rows"
        console.print("\(count), profile \(plan.profile.name); nothing measured, nothing written")
    }

    private func printScenarios(on console: Console) {
        var table = [["scenario", "ok", "CPU ns/event", "events verified"]]
        for (scenario, rows) in report.results.grouped(by: \.scenario) {
            let ok = rows.count { $0.status == .ok }
            let verified = rows.compactMap(\.events).reduce(0, +)
            table.append([scenario, "\(ok) of \(rows.count)", Self.range(of: rows), "\(verified)"])
        }
        for line in TextTable(table).lines { console.print(line) }
        console.print("")
    }

    /// From the cheapest row to the dearest.
    private static func range(of rows: [ResultRow]) -> String {
        let values = rows.filter { $0.subject == Arm.head.rawValue }.compactMap { $0.figure(.cpuTime)?.value }
        guard let least = values.min(), let most = values.max() else { return "n/a" }
        return values.count == 1 ? text(least) : "\(text(least)) - \(text(most))"
    }

    /// About three digits that count, without an exponent.
    private static func text(_ value: Double) -> String {
        guard value < 100 else { return "\(UInt64(value.rounded()))" }
        let factor = value < 10 ? 100.0 : 10.0
        return "\((value * factor).rounded() / factor)"
    }
}
