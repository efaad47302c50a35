extension MetricDefinition {
    /// Bytes put out per event; the same code and seed put out the same bytes.
    public static let bytesPerEvent = MetricDefinition(
        name: "bytes_per_event", unit: "bytes/event", better: .lower, kind: .exact)
}
