extension ReportFormat {
    /// The report for people: pull request comments, job summaries.
    public static let markdown = ReportFormat(name: "markdown", fileExtension: "md") { report in
        MarkdownReport(report).text
    }
}

/// Writes a report as GitHub's Markdown: the verdict, what failed, a folded table per scenario, the machine.
struct MarkdownReport {
    /// GitHub refuses a comment of 65,536 characters; this leaves room for what a job writes around it.
    static let maximumBytes = 60_000

    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The whole text. What would make it too long is left out, and the text says so.
    var text: String {
        let head = "**\(verdictLine)**"
        var room = Self.maximumBytes - Self.size(of: [head, warnings, machine, omission(of: .max)])
        let failures = failures(withinBytes: room / 2)
        let broken = brokenExpectations
        room -= Self.size(of: [failures, broken])
        var sections: [String] = []
        var omitted = 0
        for section in scenarioSections {
            let size = Self.size(of: [section])
            if size <= room {
                sections.append(section)
                room -= size
            } else {
                omitted += 1
            }
        }
        let blocks =
            [head, failures, broken] + sections + [omitted > 0 ? omission(of: omitted) : "", warnings, machine]
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// What blocks take up in UTF-8, the empty lines between them included.
    private static func size(of blocks: [String]) -> Int {
        blocks.reduce(0) { $0 + $1.utf8.count + 2 }
    }

    private func omission(of scenarios: Int) -> String {
        "Too long to show here: \(count(scenarios, "scenario")); the JSON report has them."
    }

    /// The sentence to quote.
    var verdictLine: String {
        let verdict = report.verdict
        let tool = MarkdownTable.escaped(report.toolName, limit: 100)
        var parts = [count(verdict.results, "result")]
        if verdict.skipped > 0 { parts.append("\(verdict.skipped) skipped") }
        switch verdict.status {
        case .failed where verdict.failed > 0:
            let wrong = report.results.count { $0.isDeliveryWrong }
            let reasons = [
                (wrong, "lost, doubled, tore or reordered events"), (verdict.failed - wrong, "did not finish"),
            ]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            let total = "\(verdict.failed) of \(parts.joined(separator: ", "))"
            return "\(tool): FAILED: \(total) — \(reasons.joined(separator: ", "))"
        case .failed where verdict.ok == 0:
            return "\(tool): FAILED: nothing was measured — \(parts.joined(separator: ", "))"
        case .failed:
            return "\(tool): FAILED: the run did not come to its end — \(parts.joined(separator: ", "))"
        case .broken:
            let broken = count(verdict.broken, "figure")
            return "\(tool): BROKEN: \(broken) not as expected — \(parts.joined(separator: ", "))"
        case .ok:
            let measured = report.results.filter { $0.status == .ok }
            let isVerified = measured.allSatisfy { $0.delivery != nil }
            parts.append(isVerified ? "every event accounted for" : "delivery not verified")
            if let goals = report.goalsSentence { parts.append(goals) }
            let scenarios = Set(measured.map(\.scenario)).count
            return "\(tool): \(count(scenarios, "scenario")) ok — \(parts.joined(separator: ", "))"
        }
    }

    /// The rows without figures and why, as many as fit.
    private func failures(withinBytes limit: Int) -> String {
        let rows = report.results.filter { $0.status != .ok }
        guard !rows.isEmpty else { return "" }
        var table = MarkdownTable(columns: [.text("result"), .text("status"), .text("reason")])
        var shown = 0
        for row in rows {
            let cells = [row.id, row.status.rawValue, row.reason ?? ""]
            guard table.append(cells, withinBytes: limit) else { break }
            shown += 1
        }
        return table.text + (shown < rows.count ? "\n\nAnd \(rows.count - shown) more; the JSON report has them." : "")
    }

    /// The figures that are not as expected, the first 20 of them.
    private var brokenExpectations: String {
        let all = report.results.flatMap { row in
            row.brokenExpectations.map { "- \(MarkdownTable.escaped("\(row.id): \($0)", limit: 300))" }
        }
        let rest = all.count > 20 ? ["- and \(all.count - 20) more; the JSON report has them"] : []
        return (all.prefix(20) + rest).joined(separator: "\n")
    }

    private var scenarioSections: [String] {
        var names: [String] = []
        for row in report.results where !names.contains(row.scenario) { names.append(row.scenario) }
        return names.map { name in
            let rows = report.results.filter { $0.scenario == name }
            return MarkdownScenarioSection(
                name: name, rows: rows, showsSubject: report.subjects.count > 1, reference: report.reference?.label
            ).text
        }
    }

    private var warnings: String {
        let all =
            report.warnings
            + report.results.flatMap { row in
                row.warnings.map { ReportWarning(code: $0.code, message: "\(row.id): \($0.message)") }
            }
        let lines = all.prefix(20).map { "- \(MarkdownTable.escaped("\($0.code): \($0.message)", limit: 300))" }
        let rest = all.count > 20 ? ["- and \(all.count - 20) more; the JSON report has them"] : []
        return (lines + rest).joined(separator: "\n")
    }

    private var machine: String {
        MarkdownMachine(report).text
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
