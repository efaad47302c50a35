import ChiplogBench

/// What is said of a finished report, beside its files.
struct ReportAnnouncement {
    private let report: Report
    private let context: CommandContext

    init(_ report: Report, _ context: CommandContext) {
        self.report = report
        self.context = context
    }

    /// The summary, and the warnings.
    func tellReader() {
        RunSummary(report).print(on: context.console)
        for warning in report.warnings { context.console.warning(warning.message) }
    }

    /// The annotations and the summary of a job, where there is one.
    func tellJob() {
        for line in Annotations(report, environment: context.environment)?.lines ?? [] { context.console.print(line) }
        StepSummary(environment: context.environment)?.append(report, warn: context.console.warning)
    }
}
