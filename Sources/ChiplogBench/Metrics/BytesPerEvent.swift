extension MetricDefinition {
    /// Bytes put out per event called for. Not exact: samples end anywhere in a pool of unlike events.
    public static let bytesPerEvent = MetricDefinition(
        name: "bytes_per_event", unit: "bytes/event", better: .lower, kind: .info, pass: .time)
}
