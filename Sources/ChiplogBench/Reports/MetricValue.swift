/// One figure of a row, with what it was derived from.
public struct MetricValue: Equatable, Sendable {
    public var definition: MetricDefinition
    /// The median of the processes' medians.
    public var value: Double
    /// Its interval; nil with fewer than two processes.
    public var interval: ConfidenceInterval?
    /// Each process's readings, in the order they were taken; none is ever removed.
    public var samples: [[Double]]

    /// Derives the figure from the readings of each process; nil when no process has a finite reading.
    public init?(_ definition: MetricDefinition, samples: [[Double]]) {
        let medians = Self.medians(of: samples)
        guard let value = Statistics.median(of: medians) else { return nil }
        self.definition = definition
        self.value = value
        self.interval = Statistics.medianInterval(of: medians)
        self.samples = samples
    }

    /// The median of each process that has readings, in the order of the processes.
    public var processMedians: [Double] { Self.medians(of: samples) }

    private static func medians(of samples: [[Double]]) -> [Double] {
        samples.compactMap { readings in Statistics.median(of: readings.filter(\.isFinite)) }
    }
}

extension Sequence<MetricValue> {
    /// The figure of that metric, whatever its kind; nil when there is none.
    func figure(_ metric: MetricDefinition) -> MetricValue? {
        first { $0.definition.name == metric.name }
    }
}
