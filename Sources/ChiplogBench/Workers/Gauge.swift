/// One thing of which a worker may use up only so much.
struct Gauge: Sendable {
    /// Its key among a scenario's limits.
    var name: String
    var most: UInt64
    /// What is used just now; nil where that cannot be told.
    var now: @Sendable () -> UInt64?
    /// The most that was used, where the system keeps count; else the same as `now`.
    var peak: @Sendable () -> UInt64?
    /// Whether `now` allocates nothing, so that it can be asked while allocations are counted.
    var isFrugal = false
}

extension Gauge {
    /// What `limits` ask to be looked at in a pass.
    static func all(
        _ limits: Limits, pass: PassName, workload: any Workload, directory: String, meter: AllocationMeter?
    ) throws(WorkloadError) -> [Gauge] {
        var gauges: [Gauge] = []
        guard pass != .instr else { return gauges }
        if let most = limits.rss {
            gauges.append(
                Gauge(
                    name: "rss", most: most, now: { ResidentMemory.now }, peak: { ResidentMemory.peak }, isFrugal: true)
            )
        }
        if let most = limits.liveHeap, pass == .alloc, let meter {
            gauges.append(
                Gauge(
                    name: "live_heap", most: most, now: { UInt64(max(0, meter.read().live)) },
                    peak: { UInt64(max(0, meter.read().peak)) }, isFrugal: true))
        }
        if let most = limits.output {
            let size: @Sendable () -> UInt64? = { FolderSize.bytes(in: directory) }
            gauges.append(Gauge(name: "output", most: most, now: size, peak: size))
        }
        if let most = limits.queueDepth {
            guard workload.queueDepth != nil else {
                throw WorkloadError(
                    "limits.queue_depth is set, but this workload has no queue")
            }
            let depth: @Sendable () -> UInt64? = { workload.queueDepth }
            gauges.append(Gauge(name: "queue_depth", most: most, now: depth, peak: depth))
        }
        return gauges
    }
}
