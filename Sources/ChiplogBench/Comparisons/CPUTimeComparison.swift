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

    /// The relative change that counts: the threshold, or what the slack is of the faster build's time, so that it is the
    /// same with the builds changed about.
    private var limit: Double {
        let times = [blocks.map(\.base), blocks.map(\.head)].compactMap {
            TimeMetrics.values(of: $0).figure(.cpuTime)?.value
        }
        guard let faster = times.min(), faster > 0 else { return threshold }
        return max(threshold, slack / faster)
    }
}
