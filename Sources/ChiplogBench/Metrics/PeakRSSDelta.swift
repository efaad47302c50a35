extension MetricDefinition {
    /// What of it came on top of what was resident before the first event.
    public static let peakRSSDelta = MetricDefinition(
        name: "peak_rss_delta", unit: "bytes", better: .lower, kind: .info, pass: .memory)
}
