import CBenchSystem
import Glibc

/// Starts the workers of a run, each under the conditions of its row and block.
struct WorkerLauncher {
    private let command: WorkerCommand
    private let scratch: String
    private let settings: [String]
    private let seed: UInt64
    private let pinning: Pinning
    private let stop: Interruption
    private let callgrind: Callgrind

    init(
        _ command: WorkerCommand, scratch: String, settings: [String] = [], seed: UInt64, pinning: Pinning = .auto,
        stop: Interruption
    ) {
        self.command = command
        self.scratch = scratch
        self.settings = settings
        self.seed = seed
        self.pinning = pinning
        self.stop = stop
        callgrind = Callgrind(command, scratch: scratch, path: ProcessEnvironment.current["PATH"])
    }

    /// The ways to start the workers of one row.
    func starts(of row: RunPlan.Row) -> WorkerStarts {
        WorkerStarts(
            plain: { (pass, arm, block) throws(WorkerFailure) in
                try start(command, pass, of: row, arm, conditions(of: row, block: block))
            },
            counted: { (pass, arm) throws(WorkerFailure) in
                let output = CallgrindOutput(scratchName() + "-callgrind")
                let (counting, reason) = callgrind.command(output: output)
                guard let counting else { return .unavailable(reason) }
                let worker = try start(
                    counting, pass, of: row, arm, conditions(of: row, block: 0), patience: Callgrind.patience)
                return .started(CountedWorker(connection: worker, output: output))
            })
    }

    /// - Parameter patience: How many times the row's wall limit the worker may live.
    private func start(
        _ command: WorkerCommand, _ pass: PassName, of row: RunPlan.Row, _ arm: Arm, _ conditions: WorkerConditions,
        patience: Int = 1
    ) throws(WorkerFailure) -> WorkerConnection {
        if stop.isRaised { throw .interrupted }
        let assignment = WorkerAssignment(
            file: row.scenario.file, text: row.text, bases: row.scenario.bases, settings: settings,
            id: row.scenario.id, pass: pass, arm: arm, seed: seed, directory: scratchName(), parent: Int(getpid()))
        return try WorkerConnection(
            assignment, command: command, conditions: conditions, wall: row.scenario.limits.wall * patience,
            stop: stop)
    }

    /// The same for both arms, and for the same block of every run with the same seed.
    private func conditions(of row: RunPlan.Row, block: Int) -> WorkerConditions {
        var random = SplitMix64(seed: seed ^ FNV1a.hash("\(row.scenario.id) \(block)"))
        return WorkerConditions(
            cpus: pinning.processors(
                threads: row.scenario.load.threads + row.backgroundThreads, allowed: MachineProbe.allowedCPUs),
            padding: Int.random(in: 1...WorkerConditions.longestPadding, using: &random))
    }

    /// A name no other run or worker uses: the process and the time cannot both be the same.
    private func scratchName() -> String {
        "\(scratch)/chiplog-\(getpid())-\(cbench_monotonic_ns())"
    }
}
