extension MetricDefinition {
    /// Real time a caller spends on one of its events: the mean over the callers of each one's own time by its events.
    public static let callerTime = MetricDefinition(
        name: "caller_time", unit: "ns/event", better: .lower, kind: .info, pass: .time)
}
