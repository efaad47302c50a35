import ChiplogBench

extension Verb {
    static let compare = Verb(
        name: "compare", abstract: "compare two reports by what repeats exactly", synopsis: "BASE.json HEAD.json",
        arguments: [.report, .report],
        options: [ComparisonOptions.threshold, format.definition, RunOptions.quiet],
        details: """
            Allocations and instructions of rows where one thread does everything repeat from run to run, so that reports of
            different days can be held against each other by them. Times cannot: measure both builds in turns, chiplog ab.
            Reports are refused with exit code 5 where the architecture, the C library, the compiler, the configuration, a
            metric's definition, the seed or a scenario differs. The comparison goes to standard output in the format asked for.
            """,
        examples: ["compare before/latest.json reports/latest.json"]
    ) { (arguments, context) throws(CommandError) in
        guard arguments.positionals.count == 2 else {
            throw CommandError("compare needs two reports: chiplog compare BASE.json HEAD.json")
        }
        let formats = try format.formats(arguments)
        guard formats.count == 1 else { throw CommandError("--format: expected one format, found \(formats.count)") }
        let thresholds = try ComparisonOptions(arguments).thresholds
        let reports = try arguments.positionals.map { (path) throws(CommandError) in try ReportFile.read(path) }
        let comparison = ReportComparison(base: reports[0], head: reports[1])
        let differences = comparison.differences
        guard differences.isEmpty else { throw CommandError(incomparable: arguments.positionals, differences) }
        let report = comparison.report(thresholds: thresholds)
        if !arguments.has(RunOptions.quiet) { context.console.write(formats[0].render(report)) }
        for warning in report.warnings { context.console.warning(warning.message) }
        return report.verdict.exit
    }

    private static let format = FormatOption(default: [.markdown], "markdown")
}

extension CommandError {
    /// Reports that are not alike, with the first ten keys in which they differ.
    init(incomparable paths: [String], _ differences: [String]) {
        let more = differences.count > 10 ? ["and \(differences.count - 10) more keys"] : []
        self.init(
            ["\(paths.joined(separator: " and ")) cannot be compared: they differ in"] + differences.prefix(10) + more,
            code: .incomparable)
    }
}
