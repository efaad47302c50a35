// A row and its reference take turns, so that whatever the machine does meets both: the method of a comparison of two
// builds. A block is a fresh pair of processes; in each turn, one sample of each, the seed says who is first.
extension TimePass {
    func conduct(_ head: PassRequest, beside reference: PassRequest) throws(ArmFailure) -> PassPair {
        var random = SplitMix64(seed: head.seed)
        var (headBatch, referenceBatch): (UInt64?, UInt64?)
        var readings = ArmReadings()
        for block in 0..<head.profile.processes {
            head.progress(block, head.profile.processes)
            let pair = try PairOfWorkers(block, head, headBatch, reference, referenceBatch)
            (headBatch, referenceBatch) = (pair.head.batch, pair.reference.batch)
            readings.beginBlock()
            for _ in 0..<head.profile.samples {
                try pair.takeTurn(headFirst: Bool.random(using: &random), &readings)
            }
            try pair.finish()
        }
        let ratio = TimeMetrics.ratio(of: readings.head, to: readings.reference)
        return PassPair(
            head: PassResult(metrics: TimeMetrics.values(of: readings.head, ratio: ratio)),
            reference: PassResult(metrics: TimeMetrics.values(of: readings.reference)))
    }
}

/// The samples of both arms, block by block; those of one turn have the same place.
private struct ArmReadings {
    var head: [[SampleReading]] = []
    var reference: [[SampleReading]] = []

    mutating func beginBlock() {
        head.append([])
        reference.append([])
    }
}

/// One block: a worker of each arm, both alive and warm.
private struct PairOfWorkers {
    let head: TimeWorker
    let reference: TimeWorker

    init(
        _ block: Int, _ headRow: PassRequest, _ headBatch: UInt64?, _ referenceRow: PassRequest,
        _ referenceBatch: UInt64?
    ) throws(ArmFailure) {
        head = try ArmFailure.of(.head) { () throws(WorkerFailure) in
            try TimeWorker(headRow, block: block, batch: headBatch)
        }
        reference = try ArmFailure.of(.reference) { () throws(WorkerFailure) in
            try TimeWorker(referenceRow, block: block, batch: referenceBatch)
        }
    }

    func takeTurn(headFirst: Bool, _ readings: inout ArmReadings) throws(ArmFailure) {
        let last = readings.head.count - 1
        for arm in headFirst ? [Arm.head, .reference] : [.reference, .head] {
            switch arm {
            case .head: readings.head[last] += try Self.sample(head, of: arm)
            case .reference: readings.reference[last] += try Self.sample(reference, of: arm)
            }
        }
    }

    private static func sample(_ worker: TimeWorker, of arm: Arm) throws(ArmFailure) -> [SampleReading] {
        try ArmFailure.of(arm) { () throws(WorkerFailure) in try worker.samples(1) }
    }

    func finish() throws(ArmFailure) {
        try ArmFailure.of(.head) { () throws(WorkerFailure) in try head.finish() }
        try ArmFailure.of(.reference) { () throws(WorkerFailure) in try reference.finish() }
    }
}
