extension ReportFormat {
    /// The report for people: pull request comments, job summaries.
    public static let markdown = ReportFormat(name: "markdown", fileExtension: "md") { report in
        MarkdownReport(report).text
    }
}

struct MarkdownReport {
    let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var text: String { "" }
}
