extension MetricDefinition {
    /// Calls of the allocating functions per event, as Callgrind sees them.
    public static let mallocs = MetricDefinition(
        name: "mallocs", unit: "calls/event", better: .lower, kind: .exact, pass: .instr)
}
