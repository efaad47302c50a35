/// Compares the CPU time of two rows, with as many blocks as it takes to tell.
struct CPUTimeComparison {
    private var pairs: PairedTime
    private let schedule: BlockSchedule
    private let threshold: Double
    private let slack: Double
    private let progress: (_ done: Int, _ most: Int) -> Void
    /// What has been measured so far.
    private(set) var blocks: [PairedBlock] = []

    /// - Parameter slack: Nanoseconds per event that are no change, however large a share they are.
    init(
        base: PassRequest, head: PassRequest, threshold: Double, slack: Double = 0,
        schedule: BlockSchedule = BlockSchedule()
    ) {
        pairs = PairedTime(
            base: base, head: head, .comparison(threads: head.scenario.load.threads), baseArm: .base)
        progress = head.progress
        self.schedule = schedule
        self.threshold = threshold
        self.slack = slack
    }

    /// The comparison; nil when processes gave no time at all.
    ///
    /// - Parameter noiseFloor: What a control seemed to change; see ``Comparison/noiseFloor(ofControl:)``.
    mutating func measure(noiseFloor: Double? = nil) throws(ArmFailure) -> Comparison? {
        var comparison: Comparison?
        while case let more = schedule.more(after: blocks.count, comparison), more > 0 {
            for _ in 0..<more {
                progress(blocks.count, schedule.most)
                blocks.append(try pairs.block(blocks.count))
            }
            comparison = Comparison(
                logRatios: blocks.compactMap(\.cpuTimeLogRatio), better: .lower, threshold: limit,
                noiseFloor: noiseFloor)
        }
        return comparison
    }

    /// The relative change that counts: the threshold, or what the slack is of the base's time.
    private var limit: Double {
        guard let base = TimeMetrics.values(of: blocks.map(\.base)).figure(.cpuTime), base.value > 0 else {
            return threshold
        }
        return max(threshold, slack / base.value)
    }
}
