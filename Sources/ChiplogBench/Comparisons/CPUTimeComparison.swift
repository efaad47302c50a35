/// Compares the CPU time of two rows, with as many blocks as it takes to tell.
struct CPUTimeComparison {
    private var pairs: PairedTime
    private let schedule: BlockSchedule
    private let threshold: Double

    init(base: PassRequest, head: PassRequest, threshold: Double, schedule: BlockSchedule = BlockSchedule()) {
        pairs = PairedTime(base: base, head: head, .comparison)
        self.schedule = schedule
        self.threshold = threshold
    }

    /// The comparison; nil when processes gave no time at all.
    ///
    /// - Parameter noiseFloor: What a control seemed to change; see ``Comparison/noiseFloor(ofControl:)``.
    mutating func measure(noiseFloor: Double? = nil) throws(ArmFailure) -> Comparison? {
        var logRatios: [Double] = []
        var comparison: Comparison?
        var blocks = 0
        while case let more = schedule.more(after: blocks, comparison), more > 0 {
            for _ in 0..<more {
                if let logRatio = try pairs.block(blocks).cpuTimeLogRatio { logRatios.append(logRatio) }
                blocks += 1
            }
            comparison = Comparison(
                logRatios: logRatios, better: .lower, threshold: threshold, noiseFloor: noiseFloor)
        }
        return comparison
    }
}
