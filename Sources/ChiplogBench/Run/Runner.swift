import CBenchSystem
import Glibc

/// Measures the rows of a plan, one after the other, each pass in worker processes of its own.
///
/// Rows are handed over as they are done, so that whatever ends the run early loses none of them.
public struct Runner {
    private let plan: RunPlan
    private let command: WorkerCommand
    private let scratch: String
    private let stop: Interruption
    private let callgrind: Callgrind

    /// - Parameters:
    ///   - command: How workers are started.
    ///   - scratch: An existing folder in which each worker gets a folder of its own, removed when it ends.
    ///   - stop: Ends the run early: the worker is killed, and all rows not done are `skipped`.
    public init(_ plan: RunPlan, command: WorkerCommand, scratch: String, stop: Interruption = .never) {
        self.plan = plan
        self.command = command
        self.scratch = scratch
        self.stop = stop
        callgrind = Callgrind(command, scratch: scratch, path: ProcessEnvironment.current["PATH"])
    }

    /// Measures everything; call it on a thread that lives as long, since workers die with the thread that started them.
    public func run(_ tell: (RunEvent) -> Void) {
        for (index, row) in plan.rows.enumerated() {
            tell(.rowStarted(id: row.scenario.id, index: index, count: plan.rows.count))
            withoutActuallyEscaping(tell) { tell in
                let measurement = RowMeasurement(
                    row, plan, progress: { tell(.passProgress($0, done: $1, total: $2)) }, starts: starts(of: row))
                for result in measurement.results() { tell(.rowFinished(result)) }
            }
        }
    }

    private func starts(of row: RunPlan.Row) -> WorkerStarts {
        WorkerStarts(
            plain: { (pass, arm, block) throws(WorkerFailure) in
                try start(command, pass, of: row, arm, conditions(of: row, block: block))
            },
            counted: { (pass, arm) throws(WorkerFailure) in
                let output = scratchName() + "-callgrind"
                let (counting, reason) = callgrind.command(output: output)
                guard let counting else { return .unavailable(reason) }
                let worker = try start(counting, pass, of: row, arm, conditions(of: row, block: 0))
                return .started(CountedWorker(worker, output: output))
            })
    }

    private func start(
        _ command: WorkerCommand, _ pass: PassName, of row: RunPlan.Row, _ arm: Arm, _ conditions: WorkerConditions
    ) throws(WorkerFailure) -> WorkerConnection {
        if stop.isRaised { throw .interrupted }
        let assignment = WorkerAssignment(
            file: row.scenario.file, text: row.text, settings: plan.settings.map(\.text), id: row.scenario.id,
            pass: pass, arm: arm, seed: plan.seed, directory: scratchName(), parent: Int(getpid()))
        return try WorkerConnection(
            assignment, command: command, conditions: conditions, wall: row.scenario.limits.wall, stop: stop)
    }

    /// The same for both arms, and for the same block of every run with the same seed.
    private func conditions(of row: RunPlan.Row, block: Int) -> WorkerConditions {
        var random = SplitMix64(seed: plan.seed ^ FNV1a.hash("\(row.scenario.id) \(block)"))
        return WorkerConditions(
            cpus: plan.pinning.processors(
                threads: row.scenario.load.threads + row.backgroundThreads, allowed: MachineProbe.allowedCPUs),
            padding: Int.random(in: 1...WorkerConditions.longestPadding, using: &random))
    }

    /// A name no other run or worker uses: the process and the time cannot both be the same.
    private func scratchName() -> String {
        "\(scratch)/chiplog-\(getpid())-\(cbench_monotonic_ns())"
    }
}
