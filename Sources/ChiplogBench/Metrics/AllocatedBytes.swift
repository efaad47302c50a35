extension MetricDefinition {
    /// Bytes that the allocations of an event ask for.
    public static let allocatedBytes = MetricDefinition(
        name: "alloc_bytes", unit: "bytes/event", better: .lower, kind: .exact, pass: .alloc)
}
