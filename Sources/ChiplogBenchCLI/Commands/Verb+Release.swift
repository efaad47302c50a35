import ChiplogBench

extension Verb {
    private static let unfit = [
        ComparisonOptions.baseProgram, ComparisonOptions.headProgram, RunOptions.reference,
        RunOptions.format.definition,
    ]

    static let release = Verb(
        name: "release", abstract: "compare consecutive releases, and keep a record of each", synopsis: "TAG TAG...",
        arguments: [.revision],
        options: (ComparisonOptions.all + RunOptions.all).filter { !unfit.contains($0) },
        details: """
            Each TAG, or any other revision, is compared with the one before it as ab does it; each commit is built once. A
            single TAG is compared with the newest release of the output folder. One that does not build has that for its
            record, and the next is compared with the last that does.

            As soon as two are compared, the folder has NAME.json, a record small enough to be committed, and NAME.md, the
            whole comparison; then history.html, and in README.md the part between its two marker comments, are made anew.
            Scenarios are those of the scenarios folder as it is now, the same for all. history shows what was kept.
            """,
        examples: ["release v1.0.0 v1.1.0 v1.2.0", "release v1.3.0"]
    ) { (arguments, context) throws(CommandError) in
        let options = try RunOptions(arguments, context.provider)
        let comparison = try ComparisonOptions(arguments)
        let tags = arguments.positionals
        let folder = try ReleaseFolder(options.output)
        let releases = try plan(tags, folder, context)
        let selection = try RowSelection(arguments.dropping(tags.count), context)
        let measured = ComparisonPlan(selection, options, comparison)
        guard !options.isDryRun else {
            for line in releases.lines { context.console.print(line) }
            RunSummary.printPlan(measured.run, on: context.console)
            return .success
        }
        try folder.prepare(for: releases.all.map(\.name))
        let scratch = try ScratchFolder(environment: context.environment)
        let stop = context.stop()
        let session = ComparisonSession(measured, options, scratch, context, kind: .release, stop: stop)
        var run = ReleaseSession(releases, folder, isQuiet: options.isQuiet, context, stop: stop)
        return try run.run { (base, head) throws(CommandError) in
            let subjects = ComparedSubjects(
                base: base.source, head: head.source, product: arguments.last(ComparisonOptions.product))
            return try session.measure(subjects, isStrict: comparison.isStrict)
        }
    }

    private static func plan(
        _ tags: [String], _ folder: ReleaseFolder, _ context: CommandContext
    ) throws(CommandError) -> ReleasePlan {
        let repository: GitRepository
        do throws(PreparationError) {
            repository = try GitRepository(of: ".", environment: context.environment, stop: .never)
        } catch {
            throw error.ofUsage
        }
        return try ReleasePlan(tags, in: repository, folder)
    }
}
