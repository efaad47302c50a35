extension MetricDefinition {
    /// The most memory of the process that was resident at once while it did the scenario's events, as the kernel keeps it
    /// (`VmHWM`, reset before the first event).
    public static let peakRSS = MetricDefinition(
        name: "peak_rss", unit: "bytes", better: .lower, kind: .noisy, pass: .memory)
}
