extension ReportFormat {
    /// Every figure on a line of its own, for spreadsheets and data frames.
    ///
    /// Format: RFC 4180, in UTF-8, with a line of names first.
    public static let csv = ReportFormat(name: "csv", fileExtension: "csv") { report in
        CSVExport(report).text
    }
}

/// Writes the figures of every row, the judged ones as well as those that inform. A row without figures is a line without
/// a metric, so that it is not missed.
struct CSVExport {
    private static let names = [
        "result", "subject", "scenario", "status", "metric", "unit", "better", "kind", "value", "ci_lower", "ci_upper",
    ]

    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var text: String {
        ([Self.names] + report.results.flatMap(lines)).map { cells in
            cells.map(Self.escaped).joined(separator: ",") + "\r\n"
        }.joined()
    }

    private func lines(_ row: ResultRow) -> [[String]] {
        let head = [row.id, row.subject, row.scenario, row.status.rawValue]
        guard !row.metrics.isEmpty else { return [head + Array(repeating: "", count: Self.names.count - head.count)] }
        return row.metrics.map { figure in
            let definition = figure.definition
            return head + [
                definition.name, definition.unit, definition.better.rawValue, definition.kind.rawValue,
                "\(figure.value)", figure.interval.map { "\($0.lower)" } ?? "",
                figure.interval.map { "\($0.upper)" } ?? "",
            ]
        }
    }

    private static func escaped(_ cell: String) -> String {
        let isPlain = cell.unicodeScalars.allSatisfy { $0 != "," && $0 != "\"" && $0 != "\r" && $0 != "\n" }
        return isPlain
            ? cell
            : "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
