import ChiplogBench

extension Verb {
    static let run = Verb(
        name: "run", abstract: "run scenarios, verify delivery, write reports", synopsis: "[SCENARIO...]",
        options: RunOptions.all,
        details: """
            A SCENARIO is a name in the scenarios folder or the path of a file; without any, all files of the folder.
            Every row of a scenario's matrix is verified, then timed, in processes of its own. The reports are latest.json
            and latest.md in the output folder. Ctrl-C ends the run early; the rows that are done are in the reports.
            """
    ) { (arguments, context) throws(CommandError) in
        let options = try RunOptions(arguments)
        let selection = try RowSelection(arguments, context)
        let plan = RunPlan(
            rows: selection.rows, profile: options.profile, passes: options.passes, settings: selection.settings,
            seed: options.seed)
        guard !options.isDryRun else {
            RunSummary.printPlan(plan, on: context.console)
            return .success
        }
        let folder = try prepare(options.output)
        let report = RunSession(plan, options, context).measure()
        if !options.isQuiet { RunSummary(report).print(on: context.console) }
        let code = report.verdict.exit
        let written = write(report, options.formats, to: folder, context)
        return ExitCode.worst(of: [code, written])
    }

    private static func prepare(_ output: String) throws(CommandError) -> ReportFolder {
        do throws(FileError) {
            return try ReportFolder(preparing: output)
        } catch {
            throw CommandError("no report can be written to the output folder \"\(output)\": \(error.reason)")
        }
    }

    private static func write(
        _ report: Report, _ formats: [ReportFormat], to folder: ReportFolder, _ context: CommandContext
    ) -> ExitCode {
        StepSummary(environment: context.environment)?.append(report, warn: context.console.warning)
        do throws(FileError) {
            try folder.write(formats.map { ("latest.\($0.fileExtension)", $0.render(report)) })
            return .success
        } catch {
            context.console.error(
                "\(error.path) cannot be written: \(error.reason); earlier reports are untouched, this run's are lost")
            return .failure
        }
    }
}
