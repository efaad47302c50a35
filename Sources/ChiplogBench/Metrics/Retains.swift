extension MetricDefinition {
    /// Calls per event that add a reference to a Swift object.
    public static let retains = MetricDefinition(
        name: "retains", unit: "calls/event", better: .lower, kind: .exact, pass: .instr)
}
