extension ReportFormat {
    /// Every figure as a gauge, for a Prometheus textfile collector or push gateway.
    ///
    /// Format: Prometheus' "Text-based format", version 0.0.4.
    public static let prometheus = ReportFormat(name: "prometheus", fileExtension: "prom") { report in
        PrometheusExport(report).text
    }
}

/// Writes the figures of the judged subject, metric by metric, as the format wants them.
struct PrometheusExport {
    private let rows: [ResultRow]

    init(_ report: Report) {
        rows = report.exported
    }

    var text: String {
        let figures = rows.flatMap { row in row.metrics.map { (row: row, figure: $0) } }
        return figures.grouped { $0.figure.definition.name }.map { name, figures in
            let definition = figures[0].figure.definition
            let gauge = "chiplog_" + Self.name(name)
            let lines = figures.map { "\(gauge){\(Self.labels(of: $0.row))} \($0.figure.value)" }
            return "# HELP \(gauge) \(definition.words), \(definition.unit)\n# TYPE \(gauge) gauge\n"
                + lines.joined(separator: "\n") + "\n"
        }.joined()
    }

    /// `result`, `scenario`, and each of the matrix's parameters behind `param_`.
    private static func labels(of row: ResultRow) -> String {
        let parameters = row.params.map { ("param_" + name($0.name), $0.value.string ?? $0.value.text()) }
        return ([("result", row.id), ("scenario", row.scenario)] + parameters).map { name, value in
            "\(name)=\"\(escaped(value))\""
        }.joined(separator: ",")
    }

    /// The name with nothing but letters, digits and underscores.
    private static func name(_ text: String) -> String {
        String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
