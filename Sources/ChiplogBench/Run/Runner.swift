import CBenchSystem
import Glibc

/// Measures the rows of a plan, one after the other, each pass in worker processes of its own.
///
/// Rows are handed over as they are done, so that whatever ends the run early loses none of them.
public struct Runner {
    /// The subject's id in every row: a single run has one.
    public static let subject = "head"

    private let plan: RunPlan
    private let command: WorkerCommand
    private let scratch: String
    private let stop: Interruption

    /// - Parameters:
    ///   - command: How workers are started.
    ///   - scratch: An existing folder in which each worker gets a folder of its own, removed when it ends.
    ///   - stop: Ends the run early: the worker is killed, and all rows not done are `skipped`.
    public init(_ plan: RunPlan, command: WorkerCommand, scratch: String, stop: Interruption = .never) {
        self.plan = plan
        self.command = command
        self.scratch = scratch
        self.stop = stop
    }

    /// Measures everything; call it on a thread that lives as long, since workers die with the thread that started them.
    public func run(_ tell: (RunEvent) -> Void) {
        for (index, row) in plan.rows.enumerated() {
            tell(.rowStarted(id: row.scenario.id, index: index, count: plan.rows.count))
            tell(.rowFinished(result(of: row, tell)))
        }
    }

    private func result(of row: RunPlan.Row, _ tell: (RunEvent) -> Void) -> ResultRow {
        let passes = plan.passes(of: row.scenario)
        guard !passes.isEmpty else {
            return ResultRow(row.scenario, subject: Self.subject, failure: .skipped("none of its passes was asked for"))
        }
        var found = PassResult()
        for name in passes where found.delivery?.isRight ?? true {
            do throws(WorkerFailure) {
                let result = try conduct(name, of: row, tell)
                found.metrics += result.metrics
                found.warnings += result.warnings
                found.delivery = result.delivery ?? found.delivery
            } catch {
                return ResultRow(
                    row.scenario, subject: Self.subject, failure: error.rowFailure(in: name), delivery: found.delivery,
                    warnings: found.warnings)
            }
        }
        if let delivery = found.delivery {
            if delivery.dropped > 0 { found.warnings.append(.dropped(delivery)) }
        } else {
            found.warnings.append(.unverified)
        }
        return ResultRow(
            row.scenario, subject: Self.subject, metrics: found.metrics, delivery: found.delivery,
            warnings: found.warnings)
    }

    private func conduct(
        _ name: PassName, of row: RunPlan.Row, _ tell: (RunEvent) -> Void
    ) throws(WorkerFailure) -> PassResult {
        try withoutActuallyEscaping(tell) { (tell) throws(WorkerFailure) in
            try name.pass.conduct(
                PassRequest(
                    scenario: row.scenario, profile: plan.profile,
                    startWorker: { () throws(WorkerFailure) in try start(name, of: row) },
                    progress: { tell(.passProgress(name, done: $0, total: $1)) }))
        }
    }

    private func start(_ pass: PassName, of row: RunPlan.Row) throws(WorkerFailure) -> WorkerConnection {
        if stop.isRaised { throw .interrupted }
        let assignment = WorkerAssignment(
            file: row.scenario.file, text: row.text, settings: plan.settings.map(\.text), id: row.scenario.id,
            pass: pass, seed: plan.seed, directory: scratchName(), parent: Int(getpid()))
        return try WorkerConnection(assignment, command: command, wall: row.scenario.limits.wall, stop: stop)
    }

    /// A name no other run or worker uses: the process and the time cannot both be the same.
    private func scratchName() -> String {
        "\(scratch)/chiplog-\(getpid())-\(cbench_monotonic_ns())"
    }
}
