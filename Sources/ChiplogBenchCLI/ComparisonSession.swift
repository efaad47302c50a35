import ChiplogBench
import Glibc

/// One comparison of two builds, from the first row to the finished report.
struct ComparisonSession {
    private let plan: ComparisonPlan
    private let programs: ComparedPrograms
    private let options: RunOptions
    private let scratch: ScratchFolder
    private let context: CommandContext
    private let stop: Interruption

    init(
        _ plan: ComparisonPlan, _ programs: ComparedPrograms, _ options: RunOptions, _ scratch: ScratchFolder,
        _ context: CommandContext
    ) {
        self.plan = plan
        self.programs = programs
        self.options = options
        self.scratch = scratch
        self.context = context
        stop = context.stop()
    }

    /// Measures the plan's rows in both builds; an interruption shows in the report.
    func measure(isStrict: Bool) -> Report {
        let probe = EnvironmentProbe(variables: context.environment, pinning: plan.run.pinning)
        let start = ContinuousClock.now
        let started = RFC3339.now()
        let found = findings()
        let interrupted = stop.isRaised && found.rows.contains { $0.status == .skipped }
        let verdict = Verdict(
            results: found.rows, comparisons: found.figures, control: found.controls, interrupted: interrupted,
            strict: isStrict)
        let status: ReportRun.Status =
            switch verdict.status {
            case .failed: .failed
            case .unreliable: .unreliable
            default: .ok
            }
        let run = ReportRun(
            id: "\(started)-\(getpid())", kind: .ab, started: started,
            durationSeconds: (ContinuousClock.now - start) / .seconds(1), profile: plan.run.profile.name,
            seed: plan.run.seed, argv: context.arguments, status: status)
        let environment = probe.finish()
        let subjects = [programs.base.subject, programs.head.subject]
        return Report(
            toolVersion: BenchCommand.version, run: run, subjects: subjects, environment: environment,
            results: found.rows, comparisons: found.figures, control: found.controls,
            explanations: found.explanations, verdict: verdict,
            warnings: ReportWarning.about(environment, programs.head.subject))
    }

    /// What a comparison has told.
    private struct Findings {
        var rows: [ResultRow] = []
        var figures: [ComparedFigure] = []
        var controls: [ControlFigure] = []
        var explanations: [RegressionExplanation] = []
    }

    private func findings() -> Findings {
        var progress = options.showsProgress ? ProgressLine(context.console, environment: context.environment) : nil
        defer { progress?.clear() }
        var found = Findings()
        ComparisonRunner(
            plan, base: programs.base.command, head: programs.head.command, scratch: scratch.path, stop: stop
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
