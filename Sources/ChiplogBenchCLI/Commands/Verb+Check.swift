import ChiplogBench

extension Verb {
    private static let against = OptionDefinition(
        name: "against", value: "FILE", help: "the baseline: a report that was written by --update",
        takes: .report)
    private static let update = OptionDefinition(
        name: "update", help: "write the baseline anew, from two reports whose exact figures agree")

    static let check = Verb(
        name: "check", abstract: "hold a report against a baseline, by what repeats exactly",
        synopsis: "[REPORT.json...]",
        arguments: [.report],
        options: [against, update, ComparisonOptions.threshold, RunOptions.quiet],
        details: """
            Without a REPORT it is reports/latest.json. Allocations and instructions of rows where one thread does everything
            must be no worse than the baseline's, and every figure must be what its scenario expects. Times are left alone:
            they would only tell one machine from another. Where the architecture, the C library, the compiler, the
            configuration, a metric's definition, the seed or a scenario is not the baseline's, the exit code is 5.

            A baseline is made to be committed. --update takes two REPORTs of runs one after the other and writes it only if
            their exact figures are the same: what does not repeat here would fail somebody else's check.
            """,
        examples: [
            "check --update .build/one/latest.json .build/two/latest.json --against baseline.json",
            "check reports/latest.json --against baseline.json",
        ]
    ) { (arguments, context) throws(CommandError) in
        guard let baseline = arguments.last(against) else {
            throw CommandError("check needs a baseline: chiplog check reports/latest.json --against baseline.json")
        }
        if arguments.has(update) { return try write(baseline, from: arguments.positionals, context) }
        guard arguments.positionals.count <= 1 else {
            throw CommandError("check takes one report, found \(arguments.positionals.count)")
        }
        let path = arguments.positionals.first ?? "reports/latest.json"
        let comparison = ReportComparison(base: try ReportFile.read(baseline), head: try ReportFile.read(path))
        let differences = comparison.differences
        guard differences.isEmpty else { throw CommandError(incomparable: [baseline, path], differences) }
        let report = comparison.report(thresholds: try ComparisonOptions(arguments).thresholds)
        if !arguments.has(RunOptions.quiet) { RunSummary(report).print(on: context.console) }
        for warning in report.warnings { context.console.warning(warning.message) }
        for line in Annotations(report, environment: context.environment)?.lines ?? [] { context.console.print(line) }
        return report.verdict.exit
    }

    private static func write(
        _ path: String, from reports: [String], _ context: CommandContext
    ) throws(CommandError) -> ExitCode {
        guard reports.count == 2 else {
            throw CommandError("--update needs two reports of the same rows, found \(reports.count)")
        }
        let (first, second) = (try ReportFile.read(reports[0]), try ReportFile.read(reports[1]))
        let comparison = ReportComparison(base: first, head: second)
        let unlike = comparison.differences
        guard unlike.isEmpty else { throw CommandError(incomparable: reports, unlike) }
        let unsteady = comparison.unsteady
        guard unsteady.isEmpty else {
            throw CommandError(
                ["\(path) is not written: the two reports do not agree in what should repeat"] + unsteady.prefix(10),
                code: .inconclusive)
        }
        do throws(FileError) {
            let end = path.lastIndex(of: "/")
            let name = end.map { String(path[path.index(after: $0)...]) } ?? path
            try ReportFolder(preparing: end.map { String(path[...$0]) } ?? ".", for: [name])
                .write([(name, second.baseline.json.text(pretty: true) + "\n")])
        } catch {
            throw CommandError("\(error.path) cannot be written: \(error.reason)")
        }
        context.console.print("Written: \(path)")
        return .success
    }
}
