/// What one scenario at one point of its matrix gave for one subject.
///
/// A row is either `ok` and has figures, or is something else, has a reason and no figures: the initialisers leave no
/// other way, so that no throughput of a lossy logger is ever published.
public struct ResultRow: Sendable {
    /// How a row ended.
    public enum Status: String, CaseIterable, Sendable {
        /// Measured, and every event accounted for.
        case ok
        /// Crashed, or lost, doubled, tore or reordered events.
        case failed
        /// Not measured, for a reason that is no fault.
        case skipped
        /// Ended by the time limit.
        case timeout
        /// Ended by another limit.
        case limit
    }

    /// The row's name; see ``Scenario/id``.
    public let id: String
    public let scenario: String
    public let scenarioSHA256: String
    public let params: [(name: String, value: JSON)]
    /// The id of the subject measured.
    public let subject: String
    public let status: Status
    /// Why the status is not `ok`, in one sentence; nil when it is.
    public let reason: String?
    /// Events of the verify pass; nil when there was none.
    public let events: UInt64?
    /// The figures, in the order of ``MetricDefinition/all``; empty unless the status is `ok`.
    public let metrics: [MetricValue]
    /// Response and service times, a row for each rate of arrivals; empty unless the status is `ok`.
    public let latency: [LatencyRow]
    /// What the figures were to reach.
    public let goals: [Goal]
    /// What the figures must be.
    public let expectations: [ExpectedFigure]
    /// The scenario's own thresholds for comparisons.
    public let thresholds: [Threshold]
    /// What became of the events; nil when that was not found out.
    public let delivery: Delivery?
    public var warnings: [ReportWarning]

    /// A row that was measured. If `delivery` is not right the row is `failed` and its figures are withheld.
    public init(
        _ scenario: Scenario, subject: String, metrics: [MetricValue], latency: [LatencyRow] = [], goals: [Goal] = [],
        expectations: [ExpectedFigure] = [], delivery: Delivery?, warnings: [ReportWarning] = []
    ) {
        let faults = delivery?.faults
        self.init(
            scenario, subject: subject, status: faults == nil ? .ok : .failed, reason: faults,
            metrics: faults == nil ? metrics : [], latency: faults == nil ? latency : [], goals: goals,
            expectations: expectations, delivery: delivery, warnings: warnings)
    }

    /// A row without figures, for the reason given.
    public init(
        _ scenario: Scenario, subject: String, failure: Failure, goals: [Goal] = [],
        expectations: [ExpectedFigure] = [],
        delivery: Delivery? = nil, warnings: [ReportWarning] = []
    ) {
        self.init(
            scenario, subject: subject, status: failure.status, reason: failure.reason, metrics: [],
            latency: [], goals: goals, expectations: expectations, delivery: delivery, warnings: warnings)
    }

    private init(
        _ scenario: Scenario, subject: String, status: Status, reason: String?, metrics: [MetricValue],
        latency: [LatencyRow], goals: [Goal], expectations: [ExpectedFigure], delivery: Delivery?,
        warnings: [ReportWarning]
    ) {
        self.init(
            id: scenario.id, scenario: scenario.name, scenarioSHA256: scenario.sha256, params: scenario.params,
            subject: subject, status: status, reason: reason, events: delivery?.attempted, metrics: metrics,
            latency: latency, goals: goals, expectations: expectations, thresholds: scenario.thresholds,
            delivery: delivery, warnings: warnings)
    }

    /// A row from its parts, which the caller has checked against each other.
    init(
        id: String, scenario: String, scenarioSHA256: String, params: [(name: String, value: JSON)], subject: String,
        status: Status, reason: String?, events: UInt64?, metrics: [MetricValue], latency: [LatencyRow], goals: [Goal],
        expectations: [ExpectedFigure], thresholds: [Threshold], delivery: Delivery?, warnings: [ReportWarning]
    ) {
        self.id = id
        self.scenario = scenario
        self.scenarioSHA256 = scenarioSHA256
        self.params = params
        self.subject = subject
        self.status = status
        self.reason = reason
        self.events = events
        self.metrics = metrics
        self.latency = latency
        self.goals = goals
        self.expectations = expectations
        self.thresholds = thresholds
        self.delivery = delivery
        self.warnings = warnings
    }
}

extension ResultRow {
    /// The same row of a subject that another report calls `subject`.
    func of(subject: String) -> ResultRow { with(subject: subject, metrics, latency, expectations, warnings) }

    /// The row with nothing but its exact figures.
    var baseline: ResultRow { with(subject: subject, metrics.filter { $0.definition.kind == .exact }, [], [], []) }

    private func with(
        subject: String, _ metrics: [MetricValue], _ latency: [LatencyRow], _ expectations: [ExpectedFigure],
        _ warnings: [ReportWarning]
    ) -> ResultRow {
        ResultRow(
            id: id, scenario: scenario, scenarioSHA256: scenarioSHA256, params: params, subject: subject,
            status: status, reason: reason, events: events, metrics: metrics, latency: latency, goals: goals,
            expectations: expectations, thresholds: thresholds, delivery: delivery, warnings: warnings)
    }

    /// Why a row has no figures.
    public struct Failure: Equatable, Sendable {
        /// Anything but `ok`.
        let status: Status
        let reason: String

        public static func failed(_ reason: String) -> Failure { Failure(status: .failed, reason: reason) }
        public static func skipped(_ reason: String) -> Failure { Failure(status: .skipped, reason: reason) }
        public static func timeout(_ reason: String) -> Failure { Failure(status: .timeout, reason: reason) }
        public static func limit(_ reason: String) -> Failure { Failure(status: .limit, reason: reason) }
    }

    /// The row's figure of that metric, whatever its kind; nil when it has none.
    public func figure(_ metric: MetricDefinition) -> MetricValue? {
        metrics.figure(metric)
    }

    /// Whether the row's figure reached the goal; nil when there is no figure.
    public func meets(_ goal: Goal) -> Bool? {
        figure(goal.metric).map { goal.isMet(by: $0.value) }
    }

    /// What is wrong with its figures, a sentence for each expectation that they do not meet.
    public var brokenExpectations: [String] { expectations.compactMap { $0.complaint(about: self) } }

    /// Whether the row failed because events were lost, doubled, torn or reordered.
    public var isDeliveryWrong: Bool { delivery.map { !$0.isRight } ?? false }
}
