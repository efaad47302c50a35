import ChiplogBench

extension Verb {
    static let run = Verb(
        name: "run", abstract: "run scenarios, verify delivery, write reports", synopsis: "[SCENARIO...]",
        arguments: [.scenario],
        options: RunOptions.all,
        details: """
            A SCENARIO is a name in the scenarios folder or the path of a file; without any, all files of the folder.
            Every row of a scenario's matrix is verified, then timed, in processes of its own. The reports are latest.json,
            latest.md and latest.html in the output folder. Ctrl-C ends the run early; the rows that are done are in the reports.

            With --reference a row and its reference take turns, and the report says how many times the reference's CPU time
            the row needs, beside the scenario's goal. Without a SCENARIO these are the files of scenarios/goals.
            """,
        examples: ["run --profile smoke", "run --filter threads=4 --set load.events=1000 --output /tmp/reports"]
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
        let reports = try LatestReports(options)
        let scratch = try ScratchFolder(environment: context.environment)
        return reports.finish(RunSession(plan, options, scratch, context).measure(), context)
    }
}
