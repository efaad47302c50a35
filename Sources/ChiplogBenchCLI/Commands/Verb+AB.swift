import ChiplogBench

extension Verb {
    static let ab = Verb(
        name: "ab", abstract: "compare two revisions or programs, measured in turns",
        synopsis: "BASE[..HEAD] [SCENARIO...]",
        arguments: [.revision, .scenario],
        options: ComparisonOptions.all + RunOptions.all.filter { $0 != RunOptions.reference },
        details: """
            BASE and HEAD are revisions of the git repository here; both are built in worktrees of their own, each commit
            once. Without HEAD it is the working tree as it is. --base-bin and --head-bin name programs built before instead:
            with --base-bin no BASE is given, and HEAD is this very program unless --head-bin says otherwise. A revision whose
            own worker this program does not understand is measured by today's worker, built against the revision's core.

            Each row is measured in both builds, in fresh pairs of processes that take turns, and its figures are compared:
            CPU time, allocations, peak memory, instructions. What is worse is measured again in fresh processes before it
            is called a regression. The base is compared with itself, too, and nothing below what that shows counts as a
            change. Response times inform and gate nothing, so they are left out. Scenarios are those of the scenarios
            folder. The reports are latest.json, latest.md and latest.html in the output folder.
            """,
        examples: ["ab main", "ab v1.0.0..v1.1.0 --profile quick --threshold cpu_time=3%"]
    ) { (arguments, context) throws(CommandError) in
        let options = try RunOptions(arguments, context.provider)
        let comparison = try ComparisonOptions(arguments)
        let subjects = try ComparedSubjects(arguments)
        try refuseSecondRevision(arguments, context)
        let selection = try RowSelection(arguments.dropping(subjects.positionals), context)
        let plan = ComparisonPlan(selection, options, comparison)
        guard !options.isDryRun else {
            RunSummary.printPlan(plan.run, on: context.console)
            return .success
        }
        let reports = try LatestReports(options)
        let scratch = try ScratchFolder(environment: context.environment)
        let session = ComparisonSession(plan, options, scratch, context, stop: context.stop())
        return reports.finish(try session.measure(subjects, isStrict: comparison.isStrict).report, context)
    }

    /// Two revisions one behind the other, as other commands take them: the second would be said to be no scenario.
    private static func refuseSecondRevision(
        _ arguments: ParsedArguments, _ context: CommandContext
    ) throws(CommandError) {
        let words = arguments.positionals
        let programs = [ComparisonOptions.baseProgram, ComparisonOptions.headProgram]
        guard words.count > 1, !programs.contains(where: arguments.has), !words[0].contains(".."),
            !ScenarioFolder(arguments).has(words[1]),
            let repository = try? GitRepository(of: ".", environment: context.environment, stop: .never),
            words.prefix(2).allSatisfy({ (try? repository.revision($0)) != nil })
        else { return }
        throw CommandError(
            "\"\(words[1])\" is a revision, not a scenario: chiplog ab \(words[0])..\(words[1]) compares the two")
    }
}

extension ComparisonPlan {
    /// What a command line asks to compare. Response times inform and gate nothing, so they are left out.
    init(_ selection: RowSelection, _ options: RunOptions, _ comparison: ComparisonOptions) {
        self.init(
            RunPlan(
                rows: selection.rows, profile: options.profile, passes: options.passes.subtracting([.latency]),
                settings: selection.settings, seed: options.seed, pinning: options.pinning),
            thresholds: comparison.thresholds, schedule: comparison.schedule)
    }
}
