/// The rows without figures and why. Those skipped for the same reason are one line.
struct UnmeasuredTable {
    /// Lines of the table: which rows, how they ended, why.
    private var lines: [(result: String, status: ResultRow.Status, reason: String, rows: Int)] = []

    init(of report: Report) {
        var places: [String: Int] = [:]
        for row in report.results where row.status != .ok {
            let key = "\(row.scenario)\n\(row.reason ?? "")"
            if row.status == .skipped, let place = places[key] {
                lines[place].rows += 1
                lines[place].result = "\(row.scenario): \(lines[place].rows) rows"
            } else {
                if row.status == .skipped { places[key] = lines.count }
                lines.append((row.id, row.status, row.reason ?? "", 1))
            }
        }
        // What is broken is more urgent than what was left out.
        lines = lines.filter { $0.status != .skipped } + lines.filter { $0.status == .skipped }
    }

    /// nil when every row has figures.
    var table: ReportTable? {
        guard !lines.isEmpty else { return nil }
        return ReportTable(
            title: "Rows without figures", columns: [.text("result"), .text("status"), .text("reason")],
            rows: lines.map { [$0.result, $0.status.rawValue, $0.reason] })
    }
}
