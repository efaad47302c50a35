extension MetricDefinition {
    /// Instructions per event, as Callgrind executes them; the clock stands still for workloads that allow it.
    public static let instructions = MetricDefinition(
        name: "instructions", unit: "instr/event", better: .lower, kind: .exact, pass: .instr)
}
