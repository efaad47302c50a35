import CBenchSystem
import Glibc

/// Starts the workers of a run, each under the conditions of its row and block.
struct WorkerLauncher: Sendable {
    /// A build's ways to start.
    private struct Build: Sendable {
        let command: WorkerCommand
        let callgrind: Callgrind

        init(_ command: WorkerCommand, _ arm: Arm, scratch: String) {
            self.command = command
            callgrind = Callgrind(
                command, scratch: scratch, name: arm.rawValue, path: ProcessEnvironment.current["PATH"])
        }
    }

    private let head: Build
    private let base: Build
    private let reference: Build
    private let scratch: String
    private let settings: [String]
    private let seed: UInt64
    private let pinning: Pinning
    private let stop: Interruption
    private let task: JSON?

    /// - Parameters:
    ///   - base: Starts the workers of the build that is compared with; the same unless there is one.
    ///   - reference: Starts the workers of the reference; the same unless the head's cannot be it.
    ///   - task: What a head is told that does not read scenario files.
    init(
        _ command: WorkerCommand, base: WorkerCommand? = nil, reference: WorkerCommand? = nil, task: JSON? = nil,
        scratch: String, settings: [String] = [], seed: UInt64, pinning: Pinning = .auto, stop: Interruption
    ) {
        head = Build(command, .head, scratch: scratch)
        self.base = base.map { Build($0, .base, scratch: scratch) } ?? head
        self.reference = reference.map { Build($0, .reference, scratch: scratch) } ?? head
        self.task = task
        self.scratch = scratch
        self.settings = settings
        self.seed = seed
        self.pinning = pinning
        self.stop = stop
    }

    private func build(of arm: Arm) -> Build {
        switch arm {
        case .head: head
        case .base: base
        case .reference: reference
        }
    }

    /// The ways to start the workers of one row.
    func starts(of row: RunPlan.Row) -> WorkerStarts {
        WorkerStarts(
            plain: { (pass, arm, block) throws(WorkerFailure) in
                try start(build(of: arm).command, pass, of: row, arm, conditions(of: row, arm, pass, block: block))
            },
            counted: { (pass, arm) throws(WorkerFailure) in
                let output = CallgrindOutput(scratchName(arm) + "-callgrind")
                let (counting, reason) = build(of: arm).callgrind.command(output: output)
                guard let counting else { return .unavailable(reason) }
                let worker = try start(
                    counting, pass, of: row, arm, conditions(of: row, arm, pass, block: 0),
                    patience: Callgrind.patience)
                return .started(CountedWorker(connection: worker, output: output))
            })
    }

    /// - Parameter patience: How many times the row's wall limit the worker may live.
    private func start(
        _ command: WorkerCommand, _ pass: PassName, of row: RunPlan.Row, _ arm: Arm, _ conditions: WorkerConditions,
        patience: Int = 1
    ) throws(WorkerFailure) -> WorkerConnection {
        if stop.isRaised { throw .interrupted }
        // In its own eyes the base is a head.
        let assignment = WorkerAssignment(
            file: row.scenario.file, text: row.text, bases: row.scenario.bases, settings: settings,
            id: row.scenario.id, pass: pass, arm: arm == .base ? .head : arm, seed: seed, directory: scratchName(arm),
            parent: Int(getpid()), task: task)
        return try WorkerConnection(
            assignment, command: command, conditions: conditions, wall: row.scenario.limits.wall * patience,
            stop: stop)
    }

    /// The same for both arms, and for the same block of every run with the same seed; only the processor is another where
    /// two builds are at work at once.
    private func conditions(of row: RunPlan.Row, _ arm: Arm, _ pass: PassName, block: Int) -> WorkerConditions {
        var random = SplitMix64(seed: seed ^ FNV1a.hash("\(row.scenario.id) \(block)"))
        return WorkerConditions(
            cpus: pinning.processors(
                threads: row.threads, allowed: MachineProbe.allowedCPUs,
                isSecond: arm == .base && row.allowsTwoAtOnce(in: pass)),
            padding: Int.random(in: 1...WorkerConditions.longestPadding, using: &random))
    }

    /// A name no other run or worker uses: the process, the time and the arm cannot all be the same.
    private func scratchName(_ arm: Arm) -> String {
        "\(scratch)/chiplog-\(getpid())-\(cbench_monotonic_ns())-\(arm.rawValue)"
    }
}
