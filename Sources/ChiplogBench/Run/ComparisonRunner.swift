/// Measures the rows of a plan in two builds, in turns, and compares them.
///
/// Before the first row of a scenario that is timed, the base is compared with itself on that row: no change smaller than
/// what that shows is ever called one.
public struct ComparisonRunner {
    private let plan: ComparisonPlan
    private let launcher: WorkerLauncher

    /// - Parameters:
    ///   - plan: What is measured.
    ///   - base: How workers of the build that is compared with are started.
    ///   - head: How workers of the build that is judged are started.
    ///   - scratch: An existing folder in which each worker gets a folder of its own, removed when it ends.
    ///   - stop: Ends the run early: the worker is killed, and all rows not done are `skipped`.
    public init(
        _ plan: ComparisonPlan, base: WorkerCommand, head: WorkerCommand, scratch: String,
        stop: Interruption = .never
    ) {
        self.plan = plan
        launcher = WorkerLauncher(
            head, base: base, scratch: scratch, settings: plan.run.settings.map(\.text), seed: plan.run.seed,
            pinning: plan.run.pinning, stop: stop)
    }

    /// Measures everything; call it on a thread that lives as long, since workers die with the thread that started them.
    public func run(_ tell: (RunEvent) -> Void) {
        var controls: [String: Comparison] = [:]
        for (index, row) in plan.run.rows.enumerated() {
            tell(.rowStarted(id: row.scenario.id, index: index, count: plan.run.rows.count))
            withoutActuallyEscaping(tell) { tell in
                let starts = launcher.starts(of: row)
                let progress = { tell(.passProgress($0, done: $1, total: $2)) }
                let name = row.scenario.name
                if controls[name] == nil, plan.run.passes(of: row.scenario).contains(.time),
                    let control = RowComparison(row, plan, starts: starts, progress: progress).control()
                {
                    controls[name] = control
                    tell(.controlled(ControlFigure(scenario: name, metric: .cpuTime, comparison: control)))
                }
                var comparison = RowComparison(
                    row, plan, noiseFloor: controls[name].map(Comparison.noiseFloor), starts: starts,
                    progress: progress)
                let outcome = comparison.measure()
                for row in outcome.rows { tell(.rowFinished(row)) }
                for figure in outcome.figures { tell(.compared(figure)) }
                if let explanation = outcome.explanation { tell(.explained(explanation)) }
            }
        }
    }
}
