/// How much worse a metric may be than a baseline's before a comparison calls it a change: a scenario's own word against
/// the harness's.
public struct Threshold: Equatable, Sendable {
    public var metric: MetricDefinition
    /// The relative change: 0.03 for 3 %.
    public var share: Double

    public init(_ metric: MetricDefinition, share: Double) {
        self.metric = metric
        self.share = share
    }
}

extension Threshold {
    /// Reads the `thresholds` section: a metric's name and a percentage for each.
    static func list(_ reader: ScenarioReader?) throws(ScenarioError) -> [Threshold] {
        guard let reader else { return [] }
        var thresholds: [Threshold] = []
        for name in reader.keys {
            let value = try reader.value(name)
            thresholds.append(Threshold(try .named(name, at: value), share: try share(value)))
        }
        return thresholds
    }

    private static func share(_ value: ScenarioValue) throws(ScenarioError) -> Double {
        guard let text = value.json.string, text.hasSuffix("%"), let percent = Double(text.dropLast()),
            percent >= 0, percent <= 100
        else {
            throw value.error("expected a share from \"0%\" to \"100%\", found \(value.json.shortText)")
        }
        return percent / 100
    }
}

extension MetricDefinition {
    /// The metric of that name, which `value` has as its key.
    static func named(_ name: String, at value: ScenarioValue) throws(ScenarioError) -> MetricDefinition {
        if let metric = named(name) { return metric }
        let names = all.map(\.name)
        throw value.error(
            "expected a metric's name (\(names.joined(separator: ", "))), found \"\(name)\"",
            suggestion: nearestName(to: name, in: names))
    }
}
