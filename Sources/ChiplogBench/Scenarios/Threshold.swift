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
    /// Reads `METRIC=SHARE`, as in `cpu_time=3%`, of a metric that comparisons judge.
    public init(_ text: String) throws(ScenarioError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let names = ComparisonRule.all.map(\.metric.name)
        guard parts.count == 2 else {
            throw ScenarioError(place: text, message: "expected METRIC=SHARE, as in cpu_time=3%")
        }
        guard let rule = ComparisonRule.all.first(where: { $0.metric.name == parts[0] }) else {
            let hint = nearestName(to: parts[0], in: names).map { "; did you mean \"\($0)\"?" } ?? ""
            throw ScenarioError(
                place: text,
                message:
                    "expected a metric that is judged (\(names.joined(separator: ", "))), found \"\(parts[0])\"\(hint)")
        }
        guard let share = Self.share(parts[1]) else {
            throw ScenarioError(
                place: text, message: "expected a share from 0% to 100%, found \"\(parts[1])\"")
        }
        self.init(rule.metric, share: share)
    }

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
        guard let share = value.json.string.flatMap(share) else {
            throw value.error("expected a share from \"0%\" to \"100%\", found \(value.json.shortText)")
        }
        return share
    }

    /// The share that a text such as `3%` says; nil when it says none from 0 to 100 %.
    private static func share(_ text: String) -> Double? {
        guard text.hasSuffix("%"), let percent = Double(text.dropLast()), percent >= 0, percent <= 100 else {
            return nil
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
