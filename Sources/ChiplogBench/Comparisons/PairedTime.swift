/// Measures the time of two rows side by side: a block is a fresh pair of live processes that take turns, in an order that
/// the seed decides anew for each turn, so that whatever the machine does meets both.
struct PairedTime {
    private let base: PassRequest
    private let head: PassRequest
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

        /// Of a comparison of two builds.
        static let comparison = Method(turns: 20, warmUpTurns: 3, sharesBatch: true)
    }

    init(base: PassRequest, head: PassRequest, _ method: Method) {
        self.base = base
        self.head = head
        self.method = method
        random = SplitMix64(seed: head.seed)
    }

    /// Measures block `number`, which no other one has.
    mutating func block(_ number: Int) throws(ArmFailure) -> PairedBlock {
        let head = try worker(of: .head, number, batches.head)
        let base = try worker(of: .reference, number, method.sharesBatch ? head.batch : batches.base)
        batches = (base.batch, head.batch)
        var block = PairedBlock()
        for turn in 0..<method.warmUpTurns + method.turns {
            let readings = try takeTurn(base, head)
            guard turn >= method.warmUpTurns else { continue }
            block.base.append(readings.base)
            block.head.append(readings.head)
        }
        try ArmFailure.of(.head) { () throws(WorkerFailure) in try head.finish() }
        try ArmFailure.of(.reference) { () throws(WorkerFailure) in try base.finish() }
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
        let sampleHead = { () throws(ArmFailure) in
            try ArmFailure.of(.head) { () throws(WorkerFailure) in try head.sample() }
        }
        let sampleBase = { () throws(ArmFailure) in
            try ArmFailure.of(.reference) { () throws(WorkerFailure) in try base.sample() }
        }
        guard Bool.random(using: &random) else {
            let reading = try sampleBase()
            return (reading, try sampleHead())
        }
        let reading = try sampleHead()
        return (try sampleBase(), reading)
    }
}
