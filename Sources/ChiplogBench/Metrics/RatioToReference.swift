extension MetricDefinition {
    /// CPU time of an event divided by that of the reference, which took turns with it: 1.3 is a third slower. Each reading
    /// is the ratio of two samples next to each other, each block a pair of processes.
    public static let ratioToReference = MetricDefinition(
        name: "ratio_to_reference", unit: "times", better: .lower, kind: .noisy, pass: .time)
}
