/// A figure that a scenario's rows shall reach. It is shown beside the measured one and decides nothing else.
public struct Goal: Equatable, Sendable {
    public var metric: MetricDefinition
    /// The last value that is good enough, in the metric's unit.
    public var limit: Double

    public init(_ metric: MetricDefinition, limit: Double) {
        self.metric = metric
        self.limit = limit
    }

    /// Whether the figure is good enough.
    public func isMet(by value: Double) -> Bool {
        switch metric.better {
        case .lower: value <= limit
        case .higher: value >= limit
        }
    }

    /// The goal in words without its unit: "at most 1.5".
    public var words: String {
        switch metric.better {
        case .lower: "at most \(NumberText.shortest(limit))"
        case .higher: "at least \(NumberText.shortest(limit))"
        }
    }
}

extension Goal {
    /// Reads the `goal` section: a metric's name and its limit for each goal.
    static func list(_ reader: ScenarioReader?) throws(ScenarioError) -> [Goal] {
        guard let reader else { return [] }
        var goals: [Goal] = []
        for name in reader.keys {
            let value = try reader.value(name)
            let metric = try MetricDefinition.named(name, at: value)
            goals.append(Goal(metric, limit: try value.number(in: 0.001...1e18)))
        }
        return goals
    }
}
