extension ReportFormat {
    /// The figures of which less is better, for `benchmark-action/github-action-benchmark` with its tool
    /// `customSmallerIsBetter`.
    ///
    /// Format: that action's README, "Custom benchmarks": an array of objects with `name`, `unit` and `value`, and if there
    /// is one, `range`.
    public static let gitHubBenchmark = ReportFormat(
        name: "github-benchmark", fileExtension: "github-benchmark.json"
    ) { report in
        JSON.array(report.exported.flatMap(\.gitHubBenchmark)).text(pretty: true) + "\n"
    }
}

extension ResultRow {
    fileprivate var gitHubBenchmark: [JSON] {
        metrics.filter { $0.definition.better == .lower }.map { figure in
            let range = figure.interval.map { interval in
                [JSON.Member("range", .string("\(interval.lower) to \(interval.upper)"))]
            }
            return .object(
                [
                    JSON.Member("name", .string("\(id) \(figure.definition.name)")),
                    JSON.Member("unit", .string(figure.definition.unit)),
                    JSON.Member("value", .double(figure.value)),
                ] + (range ?? []))
        }
    }
}

extension Report {
    /// The rows that exports to other tools have: those of the judged subject that were measured.
    var exported: [ResultRow] { results.filter { $0.status == .ok && $0.subject == Arm.head.rawValue } }
}
