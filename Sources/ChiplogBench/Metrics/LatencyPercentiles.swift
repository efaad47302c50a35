extension MetricDefinition {
    /// Percentiles of response and service times: `response_p99` and so on, and `response_max`; of several rates of
    /// arrivals the longest. Response runs from the time an event was due, service from the time it was begun.
    public static let latencyPercentiles: [MetricDefinition] = ["response", "service"].flatMap { time in
        (LatencyDistribution.percentiles.map(\.name) + ["max"]).map { percentile in
            MetricDefinition(
                name: "\(time)_\(percentile)", unit: "ns", better: .lower, kind: .info, pass: .latency)
        }
    }
}

extension LatencyRow {
    /// The percentiles of rows of several rates as metrics; without those that at one rate too few events lie beyond.
    static func percentiles(of rows: [LatencyRow]) -> [MetricValue] {
        let values = rows.map { row in [row.response, row.service].flatMap { $0.values + [$0.max] } }
        return MetricDefinition.latencyPercentiles.enumerated().compactMap { place, definition in
            let longest = values.compactMap { $0[place] }.max()
            guard let longest, values.allSatisfy({ $0[place] != nil }) else { return nil }
            return MetricValue(definition, samples: [[Double(longest)]])
        }
    }
}
