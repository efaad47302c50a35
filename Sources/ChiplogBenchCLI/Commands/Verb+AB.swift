import ChiplogBench

extension Verb {
    static let ab = Verb(
        name: "ab", abstract: "compare two builds, measured in turns", synopsis: "[SCENARIO...]",
        options: ComparisonOptions.all + RunOptions.all.filter { $0 != RunOptions.reference },
        details: """
            Each row is measured in both builds, in fresh pairs of processes that take turns, and its figures are compared:
            CPU time, allocations, peak memory, instructions. What is worse is measured again in fresh processes before it
            is called a regression. The base is compared with itself, too, and nothing below what that shows counts as a
            change. Response times inform and gate nothing, so they are left out.

            --base-bin names the program to compare with, --head-bin the one to judge: two builds of one benchmark. Scenarios
            are those of the scenarios folder. The reports are latest.json, latest.md and latest.html in the output folder.
            """
    ) { (arguments, context) throws(CommandError) in
        let options = try RunOptions(arguments, context.provider)
        let comparison = try ComparisonOptions(arguments)
        let selection = try RowSelection(arguments, context)
        let plan = ComparisonPlan(
            RunPlan(
                rows: selection.rows, profile: options.profile, passes: options.passes.subtracting([.latency]),
                settings: selection.settings, seed: options.seed, pinning: options.pinning),
            thresholds: comparison.thresholds, schedule: comparison.schedule)
        let subjects = try ComparedPrograms(arguments, context)
        guard !options.isDryRun else {
            RunSummary.printPlan(plan.run, on: context.console)
            return .success
        }
        let reports = try LatestReports(options)
        let scratch = try ScratchFolder(environment: context.environment)
        let session = ComparisonSession(plan, subjects, options, scratch, context)
        return reports.finish(session.measure(isStrict: comparison.isStrict), context)
    }
}
