extension MetricDefinition {
    /// The highest of the rates asked for that was reached: at least 99.5 % of it, without a lower one being missed.
    public static let maximumRate = MetricDefinition(
        name: "max_rate_ok", unit: "events/s", better: .higher, kind: .info, pass: .latency)
}
