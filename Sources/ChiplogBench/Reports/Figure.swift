/// One number of a row that a scenario may expect something of, by its dotted name: a metric's own, `delivery.` and a
/// count, or `latency.response.` and `latency.service.` with a percentile.
public struct Figure: Sendable {
    public var name: String
    /// The unit in reports.
    public var unit: String
    /// The pass that finds it out.
    public var pass: PassName
    /// The number in a row; nil where it was not found out.
    public var value: @Sendable (ResultRow) -> Double?

    public init(name: String, unit: String, pass: PassName, value: @escaping @Sendable (ResultRow) -> Double?) {
        self.name = name
        self.unit = unit
        self.pass = pass
        self.value = value
    }

    /// Every figure, in the order of a report.
    public static let all: [Figure] = metrics + delivery + latency

    /// The figure of that name.
    public static func named(_ name: String) -> Figure? {
        all.first { $0.name == name }
    }

    private static let metrics = MetricDefinition.all.map { definition in
        Figure(name: definition.name, unit: definition.unit, pass: definition.pass ?? .time) { row in
            row.metrics.first { $0.definition.name == definition.name }?.value
        }
    }

    private static let delivery = counts.map { name, count in
        Figure(name: "delivery.\(name)", unit: "events", pass: .verify) { row in
            row.delivery.map { Double(count($0)) }
        }
    }

    private static let counts: [(String, @Sendable (Delivery) -> UInt64)] = [
        ("attempted", \.attempted), ("filtered", \.filtered), ("sampled_out", \.sampledOut),
        ("accepted", \.accepted), ("delivered", \.delivered), ("dropped", \.dropped),
    ]

    /// Of several rates the worst counts.
    private static let latency = times.flatMap { kind, times in
        ranks.map { rank in
            Figure(name: "latency.\(kind).\(rank)", unit: "ns", pass: .latency) { row in
                row.latency.compactMap { times($0).time(rank) }.max().map { Double($0) }
            }
        }
    }

    private static let times: [(String, @Sendable (LatencyRow) -> LatencyDistribution)] = [
        ("response", \.response), ("service", \.service),
    ]
    private static let ranks = LatencyDistribution.percentiles.map(\.name) + ["max"]
}

extension LatencyDistribution {
    /// The percentile of that name, or the longest for `max`; nil when it is not shown.
    fileprivate func time(_ name: String) -> UInt64? { name == "max" ? max : value(name) }
}
