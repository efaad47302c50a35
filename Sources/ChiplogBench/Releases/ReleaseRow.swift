/// One row of a scenario in a release.
public struct ReleaseRow: Equatable, Sendable {
    public var id: String
    public var scenario: String
    public var status: ResultRow.Status
    /// Why the status is not `ok`; nil when it is.
    public var reason: String?
    /// In the order of ``ReleaseRecord/metrics``; empty unless the status is `ok`.
    public var figures: [ReleaseFigure]

    public init(
        id: String, scenario: String, status: ResultRow.Status = .ok, reason: String? = nil, figures: [ReleaseFigure]
    ) {
        self.id = id
        self.scenario = scenario
        self.status = status
        self.reason = reason
        self.figures = figures
    }

    /// The row's figure of that metric; nil when it has none.
    public func figure(_ metric: MetricDefinition) -> ReleaseFigure? { figures.first { $0.metric == metric.name } }
}
