/// Measures the rows of a plan, one after the other, each pass in worker processes of its own.
///
/// Rows are handed over as they are done, so that whatever ends the run early loses none of them.
public struct Runner {
    private let plan: RunPlan
    private let launcher: WorkerLauncher

    /// - Parameters:
    ///   - plan: What is measured.
    ///   - command: How workers are started.
    ///   - scratch: An existing folder in which each worker gets a folder of its own, removed when it ends.
    ///   - stop: Ends the run early: the worker is killed, and all rows not done are `skipped`.
    public init(_ plan: RunPlan, command: WorkerCommand, scratch: String, stop: Interruption = .never) {
        self.plan = plan
        launcher = WorkerLauncher(
            command, scratch: scratch, settings: plan.settings.map(\.text), seed: plan.seed, pinning: plan.pinning,
            stop: stop)
    }

    /// Measures everything; call it on a thread that lives as long, since workers die with the thread that started them.
    public func run(_ tell: (RunEvent) -> Void) {
        for (index, row) in plan.rows.enumerated() {
            tell(.rowStarted(id: row.scenario.id, index: index, count: plan.rows.count))
            withoutActuallyEscaping(tell) { tell in
                let measurement = RowMeasurement(
                    row, plan, progress: { tell(.passProgress($0, done: $1, total: $2)) },
                    starts: launcher.starts(of: row))
                for result in measurement.results() { tell(.rowFinished(result)) }
            }
        }
    }
}
