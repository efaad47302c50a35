import ChiplogBench

/// What came of a comparison.
struct ComparisonOutcome {
    var report: Report
    /// The build that failed, for which nothing was compared.
    var unbuilt: BuildFailure?
    /// Whether it was ended before its last row.
    var isInterrupted: Bool
}

/// Comparisons of two builds, each from the first build to the finished report.
struct ComparisonSession {
    private let plan: ComparisonPlan
    private let options: RunOptions
    private let scratch: ScratchFolder
    private let context: CommandContext
    private let kind: ReportRun.Kind
    private let stop: Interruption

    /// - Parameters:
    ///   - kind: What reports say of the run.
    ///   - stop: Ends it early; made once for all comparisons of a command.
    init(
        _ plan: ComparisonPlan, _ options: RunOptions, _ scratch: ScratchFolder, _ context: CommandContext,
        kind: ReportRun.Kind = .ab, stop: Interruption
    ) {
        self.plan = plan
        self.options = options
        self.scratch = scratch
        self.context = context
        self.kind = kind
        self.stop = stop
    }

    /// Builds both programs where that is to be done and measures the plan's rows in them. A build that fails and an
    /// interruption show in the report.
    func measure(_ subjects: ComparedSubjects, isStrict: Bool) throws(CommandError) -> ComparisonOutcome {
        let clock = RunClock()
        let progress = options.showsProgress ? ProgressLine(context.console, environment: context.environment) : nil
        let made = try prepare(subjects, progress)
        // Only now, since compilers load a machine, too.
        let probe = EnvironmentProbe(variables: context.environment, pinning: plan.run.pinning)
        let found = made.failure ?? compare(made.programs, progress)
        progress?.clear()
        let interrupted = stop.isRaised && found.rows.contains { $0.status == .skipped }
        let verdict = Verdict(
            results: found.rows, comparisons: found.figures, control: found.controls, interrupted: interrupted,
            strict: isStrict)
        let run = clock.run(kind, plan.run, context, verdict: verdict)
        let environment = probe.finish()
        let judged =
            made.programs.last?.subject ?? SubjectProbe.thisBuild(id: Arm.head.rawValue, variables: context.environment)
        let report = Report(
            toolVersion: BenchCommand.version, run: run,
            subjects: made.programs.isEmpty ? [judged] : made.programs.map(\.subject),
            environment: environment, results: found.rows, comparisons: found.figures, control: found.controls,
            explanations: found.explanations, verdict: verdict,
            warnings: made.programs.flatMap(\.warnings) + found.warnings + ReportWarning.about(environment, judged))
        return ComparisonOutcome(report: report, unbuilt: found.unbuilt, isInterrupted: interrupted)
    }

    /// What a comparison has told.
    private struct Findings {
        var rows: [ResultRow] = []
        var figures: [ComparedFigure] = []
        var controls: [ControlFigure] = []
        var explanations: [RegressionExplanation] = []
        var warnings: [ReportWarning] = []
        var unbuilt: BuildFailure?
    }

    /// - Returns: The programs, base first; or none, and what a report says then.
    private func prepare(
        _ subjects: ComparedSubjects, _ progress: ProgressLine?
    ) throws(CommandError) -> (programs: [PreparedArm], failure: Findings?) {
        do throws(PreparationError) {
            let programs = try subjects.prepare(context, stop: stop) { progress?.show($0) }
            return ([programs.base, programs.head], nil)
        } catch {
            progress?.clear()
            switch error {
            case .usage(let error): throw error
            case .interrupted: return ([], unmeasured("interrupted"))
            case .build(let failure):
                let arm = failure.arm.rawValue
                var found = unmeasured("the \(arm) was not built")
                found.unbuilt = failure
                found.warnings = [ReportWarning(code: "build.failed", message: "\(arm): \(failure.reason)")]
                return ([], found)
            }
        }
    }

    private func unmeasured(_ reason: String) -> Findings {
        Findings(
            rows: plan.run.rows.map {
                ResultRow($0.scenario, subject: Arm.head.rawValue, failure: .skipped(reason))
            })
    }

    private func compare(_ programs: [PreparedArm], _ line: ProgressLine?) -> Findings {
        var progress = line
        var found = Findings()
        ComparisonRunner(
            plan, base: programs[0].command, head: programs[1].command, scratch: scratch.path, stop: stop
        ).run { event in
            progress?.show(event)
            switch event {
            case .rowFinished(let row): found.rows.append(row)
            case .compared(let figure): found.figures.append(figure)
            case .controlled(let control): found.controls.append(control)
            case .explained(let explanation): found.explanations.append(explanation)
            case .rowStarted, .passProgress: break
            }
        }
        return found
    }
}
