/// What one fresh pair of processes gave: the readings of a turn have the same place.
struct PairedBlock: Equatable, Sendable {
    var base: [SampleReading] = []
    var head: [SampleReading] = []

    /// The logarithm of head ÷ base in CPU time per event; nil when a reading is 0.
    var cpuTimeLogRatio: Double? {
        Statistics.medianLogRatio(of: head.map(\.cpuTime), to: base.map(\.cpuTime))
    }
}
