/// How busy the machine is with other things while a run goes on: begun before it, asked after.
struct LoadProbe: Sendable {
    private let averageAtStart = Self.average()
    private let usageAtStart = CPUUsage.now()
    private let ownAtStart = CPUUsage.own()

    func finish() -> EnvironmentRecord.LoadAverages {
        var load = EnvironmentRecord.LoadAverages()
        load.averageAtStart = averageAtStart
        load.averageAtEnd = Self.average()
        guard let start = usageAtStart, let end = CPUUsage.now() else { return load }
        let shares = Self.shares(from: start, to: end, own: CPUUsage.own() - ownAtStart)
        load.othersCPU = shares?.others
        load.steal = shares?.steal
        return load
    }

    /// The shares of all processors' time that went to other processes and to other machines, 0 to 1; nil when no tick
    /// has passed in between.
    static func shares(from start: CPUUsage, to end: CPUUsage, own: Double) -> (others: Double, steal: Double)? {
        let total = end.total - start.total
        guard total > 0 else { return nil }
        let others = end.busy - start.busy - own
        return (min(max(others / total, 0), 1), min(max((end.steal - start.steal) / total, 0), 1))
    }

    /// The load average of the last minute.
    static func average() -> Double? {
        SystemFile.text("/proc/loadavg")?.split(separator: " ").first.flatMap { Double($0) }
    }
}
