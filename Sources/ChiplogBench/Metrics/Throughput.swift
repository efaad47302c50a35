extension MetricDefinition {
    /// Events that arrived, which those dropped did not, per second of real time from the start of the callers to the
    /// end of the drain.
    public static let throughput = MetricDefinition(
        name: "throughput", unit: "events/s", better: .higher, kind: .info, pass: .time)
}
