import ChiplogBench

extension Verb {
    static let run = Verb(
        name: "run", abstract: "run scenarios, verify delivery, write reports", synopsis: "[SCENARIO...]",
        options: RunOptions.all,
        details: """
            A SCENARIO is a name in the scenarios folder or the path of a file; without any, all files of the folder.
            Every row of a scenario's matrix is verified, then timed, in processes of its own. The reports are latest.json,
            latest.md and latest.html in the output folder. Ctrl-C ends the run early; the rows that are done are in the reports.

            With --reference a row and its reference take turns, and the report says how many times the reference's CPU time
            the row needs, beside the scenario's goal. Without a SCENARIO these are the files of scenarios/goals.
            """
    ) { (arguments, context) throws(CommandError) in
        let options = try RunOptions(arguments, context.provider)
        let selection = try RowSelection(arguments, context)
        let plan = RunPlan(
            rows: selection.rows, profile: options.profile, passes: options.passes, settings: selection.settings,
            seed: options.seed, pinning: options.pinning, reference: options.reference)
        guard !options.isDryRun else {
            RunSummary.printPlan(plan, on: context.console)
            return .success
        }
        let folder = try prepare(options)
        let scratch = try ScratchFolder(environment: context.environment)
        let report = RunSession(plan, options, scratch, context).measure()
        if !options.isQuiet {
            RunSummary(report).print(on: context.console)
            for warning in report.warnings { context.console.warning(warning.message) }
        }
        let written = write(report, options, to: folder, context)
        StepSummary(environment: context.environment)?.append(report, warn: context.console.warning)
        return ExitCode.worst(of: [report.verdict.exit, written])
    }

    private static func prepare(_ options: RunOptions) throws(CommandError) -> ReportFolder {
        do throws(FileError) {
            return try ReportFolder(preparing: options.output, for: options.formats.map(fileName))
        } catch {
            throw CommandError("no report can be written to the output folder \"\(options.output)\": \(error.reason)")
        }
    }

    private static func fileName(of format: ReportFormat) -> String { "latest.\(format.fileExtension)" }

    private static func write(
        _ report: Report, _ options: RunOptions, to folder: ReportFolder, _ context: CommandContext
    ) -> ExitCode {
        let files = options.formats.map { (name: fileName(of: $0), text: $0.render(report)) }
        do throws(FileError) {
            try folder.write(files)
            let paths = files.map { "\(folder.path)/\($0.name)" }.joined(separator: ", ")
            if !options.isQuiet { context.console.print("Written: \(paths)") }
            return .success
        } catch {
            context.console.error(
                "\(error.path) cannot be written: \(error.reason); earlier reports are untouched, this run's are lost")
            return .failure
        }
    }
}
