extension MetricDefinition {
    /// The most heap alive at once beyond what was alive when the measured events began, in usable bytes; exact to 4 KiB for
    /// each thread.
    public static let livePeak = MetricDefinition(
        name: "live_peak", unit: "bytes", better: .lower, kind: .info, pass: .alloc)
}
