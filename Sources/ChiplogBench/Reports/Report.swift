/// Everything a run found out: the one source of every report format.
public struct Report: Sendable {
    /// The value of `schema` in JSON reports.
    public static let schema = "chiplog.report/1"

    /// The name of the tool that made the report.
    public var toolName: String
    public var toolVersion: String
    /// The version of the metrics' definitions that its figures follow.
    public var metricDefinitions: Int
    public var run: ReportRun
    public var subjects: [Subject]
    public var environment: EnvironmentRecord
    public var results: [ResultRow]
    /// What differs between the subjects base and head; empty where only one build was measured.
    public var comparisons: [ComparedFigure]
    /// The base compared with itself, once for each scenario.
    public var control: [ControlFigure]
    /// Where regressions come from.
    public var explanations: [RegressionExplanation]
    public var verdict: Verdict
    public var warnings: [ReportWarning]

    public init(
        toolName: String = "chiplog", toolVersion: String,
        metricDefinitions: Int = MetricDefinition.definitionsVersion, run: ReportRun, subjects: [Subject],
        environment: EnvironmentRecord, results: [ResultRow], comparisons: [ComparedFigure] = [],
        control: [ControlFigure] = [], explanations: [RegressionExplanation] = [], verdict: Verdict,
        warnings: [ReportWarning] = []
    ) {
        self.toolName = toolName
        self.toolVersion = toolVersion
        self.metricDefinitions = metricDefinitions
        self.run = run
        self.subjects = subjects
        self.environment = environment
        self.results = results
        self.comparisons = comparisons
        self.control = control
        self.explanations = explanations
        self.verdict = verdict
        self.warnings = warnings
    }
}
