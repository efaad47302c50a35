/// Measures the time of two rows side by side: a block is a fresh pair of live processes that take turns, in an order that
/// the seed decides anew for each turn, so that whatever the machine does meets both.
struct PairedTime {
    private let base: PassRequest
    private let head: PassRequest
    private let baseArm: Arm
    private let method: Method
    private var random: SplitMix64
    private var batches: (base: UInt64?, head: UInt64?)

    /// How a block is measured.
    struct Method: Equatable, Sendable {
        /// Turns whose readings count.
        var turns: Int
        /// Turns before them, whose readings do not.
        var warmUpTurns = 0
        /// Both arms do the same number of events in a turn: right for two builds of the same, and not for implementations
        /// of which one is several times as fast.
        var sharesBatch = false

        /// Of a comparison of two builds. Samples of several threads last three times as long
        /// (``SchedulerGranularity``), so that fewer of them fit; more samples of one thread than 14 narrow a block's error
        /// by less than they cost. The worker has warmed up by itself before.
        static func comparison(threads: Int) -> Method {
            threads > 1
                ? Method(turns: 8, warmUpTurns: 1, sharesBatch: true)
                : Method(turns: 14, warmUpTurns: 2, sharesBatch: true)
        }
    }

    /// - Parameter baseArm: What the base is, for failures to name it.
    init(base: PassRequest, head: PassRequest, _ method: Method, baseArm: Arm = .reference) {
        self.base = base
        self.head = head
        self.baseArm = baseArm
        self.method = method
        random = SplitMix64(seed: head.seed)
    }

    /// Measures block `number`, which no other one has.
    mutating func block(_ number: Int) throws(ArmFailure) -> PairedBlock {
        let head = try worker(of: .head, number, batches.head)
        let base = try worker(of: baseArm, number, method.sharesBatch ? head.batch : batches.base)
        batches = (base.batch, head.batch)
        var block = PairedBlock()
        for turn in 0..<method.warmUpTurns + method.turns {
            let readings = try takeTurn(base, head)
            guard turn >= method.warmUpTurns else { continue }
            block.base.append(readings.base)
            block.head.append(readings.head)
        }
        try ArmFailure.of(.head) { () throws(WorkerFailure) in try head.finish() }
        try ArmFailure.of(baseArm) { () throws(WorkerFailure) in try base.finish() }
        return block
    }

    private func worker(of arm: Arm, _ block: Int, _ batch: UInt64?) throws(ArmFailure) -> TimeWorker {
        try ArmFailure.of(arm) { () throws(WorkerFailure) in
            try TimeWorker(arm == .head ? head : base, block: block, batch: batch)
        }
    }

    private mutating func takeTurn(
        _ base: TimeWorker, _ head: TimeWorker
    ) throws(ArmFailure) -> (base: SampleReading, head: SampleReading) {
        guard Bool.random(using: &random) else {
            let reading = try sample(base, baseArm)
            return (reading, try sample(head, .head))
        }
        let reading = try sample(head, .head)
        return (try sample(base, baseArm), reading)
    }

    private func sample(_ worker: TimeWorker, _ arm: Arm) throws(ArmFailure) -> SampleReading {
        try ArmFailure.of(arm) { () throws(WorkerFailure) in try worker.sample() }
    }
}
