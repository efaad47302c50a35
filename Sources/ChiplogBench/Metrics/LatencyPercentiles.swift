extension MetricDefinition {
    /// Percentiles of response and service times, of rows with one rate of arrivals: `response_p99` and so on, and
    /// `response_max`. Response runs from the time an event was due, service from the time it was begun.
    public static let latencyPercentiles: [MetricDefinition] = ["response", "service"].flatMap { time in
        (LatencyDistribution.percentiles.map(\.name) + ["max"]).map { percentile in
            MetricDefinition(
                name: "\(time)_\(percentile)", unit: "ns", better: .lower, kind: .info, pass: .latency)
        }
    }
}

extension LatencyRow {
    /// The row's percentiles as metrics; without those that too few events lie beyond.
    var metrics: [MetricValue] {
        let values = [response, service].flatMap { $0.values + [$0.max] }
        return zip(MetricDefinition.latencyPercentiles, values).compactMap { definition, value in
            value.flatMap { MetricValue(definition, samples: [[Double($0)]]) }
        }
    }
}
