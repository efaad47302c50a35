/// A report's warnings, each told once, however many rows have it.
enum WarningDigest {
    /// Sentences with their code first: those of the run, then those of rows in the order of their first row.
    static func lines(of report: Report) -> [String] {
        var found: [(warning: ReportWarning, rows: [String])] = []
        var places: [String: Int] = [:]
        for row in report.results {
            // Tables of peers show their notes beside the figures.
            for warning in row.warnings where warning.code != ReportWarning.peerNote {
                let key = "\(warning.code)\n\(warning.message)"
                if let place = places[key] {
                    if found[place].rows.last != row.id { found[place].rows.append(row.id) }
                } else {
                    places[key] = found.count
                    found.append((warning, [row.id]))
                }
            }
        }
        return report.warnings.map { "\($0.code): \($0.message)" }
            + found.map { warning, rows in
                rows.count == 1
                    ? "\(warning.code): \(rows[0]): \(warning.message)"
                    : "\(warning.code): \(warning.message) (\(rows.count) rows)"
            }
    }
}
