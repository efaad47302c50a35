extension MetricDefinition {
    /// Heap that stays alive for each further event: the slope between N events and 2 N more. Anything but 0 is a leak, or a
    /// collection that still grows.
    public static let liveGrowth = MetricDefinition(
        name: "live_growth", unit: "bytes/event", better: .lower, kind: .info, pass: .alloc)
}
