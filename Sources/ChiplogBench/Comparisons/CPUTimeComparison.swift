/// Compares the CPU time of two rows, with as many blocks as it takes to tell.
struct CPUTimeComparison {
    private var pairs: PairedTime
    private let schedule: BlockSchedule
    private let threshold: Double
    private let progress: (_ done: Int, _ most: Int) -> Void
    /// What has been measured so far.
    private(set) var blocks: [PairedBlock] = []

    init(base: PassRequest, head: PassRequest, threshold: Double, schedule: BlockSchedule = BlockSchedule()) {
        pairs = PairedTime(
            base: base, head: head, .comparison(threads: head.scenario.load.threads), baseArm: .base)
        progress = head.progress
        self.schedule = schedule
        self.threshold = threshold
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
                logRatios: blocks.compactMap(\.cpuTimeLogRatio), better: .lower, threshold: threshold,
                noiseFloor: noiseFloor)
        }
        return comparison
    }
}
