extension MetricDefinition {
    /// The share of the events that were dropped for a counted reason; left out of rows that dropped none. Where it is not
    /// small, times per event are those of dropping.
    public static let dropped = MetricDefinition(name: "dropped", unit: "%", better: .lower, kind: .info, pass: .time)
}
