extension MetricDefinition {
    /// Processor time of the whole process per event, callers and drain together, so that asynchronous work is charged
    /// for its backend thread. It hardly depends on what else the machine does, so it is what gates.
    public static let cpuTime = MetricDefinition(
        name: "cpu_time", unit: "ns/event", better: .lower, kind: .noisy, pass: .time)
}
