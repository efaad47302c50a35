/// One metric of one row in two builds.
public struct ComparedFigure: Equatable, Sendable {
    /// The row's id.
    public var result: String
    public var metric: MetricDefinition
    /// The base's figure, in the metric's unit.
    public var base: Double
    /// The head's figure, in the metric's unit.
    public var head: Double
    public var comparison: Comparison
    /// Whether a second round in fresh processes found the regression, too; false where there was none to confirm.
    public var isConfirmed = false

    public init(
        result: String, metric: MetricDefinition, base: Double, head: Double, comparison: Comparison,
        isConfirmed: Bool = false
    ) {
        self.result = result
        self.metric = metric
        self.base = base
        self.head = head
        self.comparison = comparison
        self.isConfirmed = isConfirmed
    }

    public var verdict: Comparison.Verdict { comparison.verdict }

    /// This figure after a second round: its regression confirmed, or withdrawn.
    func confirmed(by second: Comparison) -> ComparedFigure {
        guard verdict == .regressed else { return self }
        var figure = self
        figure.comparison = comparison.confirmed(by: second)
        figure.isConfirmed = figure.verdict == .regressed
        return figure
    }
}

/// The base compared with itself on one row of a scenario: what a comparison shows there when nothing differs.
public struct ControlFigure: Equatable, Sendable {
    public var scenario: String
    public var metric: MetricDefinition
    public var comparison: Comparison

    public init(scenario: String, metric: MetricDefinition, comparison: Comparison) {
        self.scenario = scenario
        self.metric = metric
        self.comparison = comparison
    }

    /// Whether the control shows a change where there is none, so that the run's comparisons are not to be trusted.
    public var isAlarm: Bool { comparison.verdict == .regressed || comparison.verdict == .improved }
}
