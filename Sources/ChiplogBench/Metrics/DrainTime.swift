extension MetricDefinition {
    /// Real time from the last caller's end until everything is out, per event.
    public static let drainTime = MetricDefinition(
        name: "drain_time", unit: "ns/event", better: .lower, kind: .info, pass: .time)
}
