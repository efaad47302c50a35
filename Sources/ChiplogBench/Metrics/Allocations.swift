extension MetricDefinition {
    /// Allocations per event, of all threads. Exact where one thread does everything; a ``MetricValue`` says so of itself.
    public static let allocations = MetricDefinition(
        name: "allocs", unit: "allocs/event", better: .lower, kind: .exact, pass: .alloc)
}
