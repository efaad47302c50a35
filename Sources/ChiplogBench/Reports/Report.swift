/// Everything a run found out: the one source of every report format.
public struct Report: Sendable {
    /// The value of `schema` in JSON reports.
    public static let schema = "chiplog.report/1"

    /// The name of the tool that made the report.
    public var toolName: String
    public var toolVersion: String
    public var run: ReportRun
    public var subjects: [Subject]
    public var environment: EnvironmentRecord
    public var results: [ResultRow]
    public var verdict: Verdict
    public var warnings: [ReportWarning]

    public init(
        toolName: String = "chiplog", toolVersion: String, run: ReportRun, subjects: [Subject],
        environment: EnvironmentRecord, results: [ResultRow], verdict: Verdict, warnings: [ReportWarning] = []
    ) {
        self.toolName = toolName
        self.toolVersion = toolVersion
        self.run = run
        self.subjects = subjects
        self.environment = environment
        self.results = results
        self.verdict = verdict
        self.warnings = warnings
    }
}
