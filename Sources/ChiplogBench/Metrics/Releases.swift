extension MetricDefinition {
    /// Calls per event that take a reference to a Swift object away.
    public static let releases = MetricDefinition(
        name: "releases", unit: "calls/event", better: .lower, kind: .exact, pass: .instr)
}
