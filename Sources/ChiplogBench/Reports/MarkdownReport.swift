extension ReportFormat {
    /// The report for people: pull request comments, job summaries.
    public static let markdown = ReportFormat(name: "markdown", fileExtension: "md") { report in
        MarkdownReport(report).text
    }
}

/// Writes a report as GitHub's Markdown: the verdict, what failed, a folded section per scenario, the machine.
struct MarkdownReport {
    /// GitHub refuses a comment of 65,536 characters; this leaves room for what a job writes around it.
    static let maximumBytes = 60_000

    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    /// The whole text. What would make it too long is left out, and the text says so.
    var text: String {
        let head = "**\(MarkdownTable.escaped(report.verdictSentence))**"
        let (warnings, facts) = (warnings, facts)
        var room = Self.maximumBytes - Self.size(of: [head, warnings, facts, omission(of: .max)])
        let unmeasured = unmeasured(withinBytes: room / 2)
        let broken = brokenExpectations
        let changes = changes(withinBytes: room / 2)
        let peers = peers(withinBytes: room / 2)
        let explanations = explanations(withinBytes: room / 4)
        room -= Self.size(of: [unmeasured, broken, changes, peers, explanations])
        var sections: [String] = []
        var omitted = 0
        for results in ScenarioResults.all(of: report) {
            if let section = MarkdownScenarioSection(results).text(withinBytes: room) {
                sections.append(section)
                room -= Self.size(of: [section])
            } else {
                omitted += 1
            }
        }
        let blocks =
            [head, changes, peers, explanations, unmeasured, broken] + sections + [
                omitted > 0 ? omission(of: omitted) : "", warnings, facts,
            ]
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    /// What blocks take up in UTF-8, the empty lines between them included.
    private static func size(of blocks: [String]) -> Int {
        blocks.reduce(0) { $0 + $1.utf8.count + 2 }
    }

    private func omission(of scenarios: Int) -> String {
        "Too long to show here: \(scenarios) scenario\(scenarios == 1 ? "" : "s"); the JSON report has them."
    }

    /// What differs between two builds, as much as fits.
    private func changes(withinBytes limit: Int) -> String {
        guard let table = ComparisonTable(of: report).table else { return "" }
        let notes = table.notes.map { "- \(MarkdownTable.escaped($0, limit: 1_000))" }.joined(separator: "\n")
        guard !table.rows.isEmpty else { return notes }
        return fitting(table, withinBytes: limit) + "\n\n" + notes
    }

    /// How the peers stand, as much as fits.
    private func peers(withinBytes limit: Int) -> String {
        let tables = PeerTables(of: report).all
        return tables.flatMap { table in
            let notes = table.notes.map { "- \(MarkdownTable.escaped($0))" }.joined(separator: "\n")
            return [
                "**\(MarkdownTable.escaped(table.title))**", fitting(table, withinBytes: limit / tables.count), notes,
            ]
        }.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Where regressions come from, a fold for each row, as many as fit.
    private func explanations(withinBytes limit: Int) -> String {
        var text = ""
        for table in report.explanations.map(\.table) {
            let fold = """
                <details><summary>\(MarkdownTable.escaped(table.title)) — the functions that differ most</summary>

                \(fitting(table, withinBytes: limit))

                </details>
                """
            guard text.utf8.count + fold.utf8.count < limit else { break }
            text += (text.isEmpty ? "" : "\n\n") + fold
        }
        return text
    }

    /// The rows without figures and why, as many as fit.
    private func unmeasured(withinBytes limit: Int) -> String {
        UnmeasuredTable(of: report).table.map { fitting($0, withinBytes: limit) } ?? ""
    }

    /// As many of a table's rows as fit, with a word about the others.
    private func fitting(_ all: ReportTable, withinBytes limit: Int) -> String {
        var table = MarkdownTable(columns: all.columns)
        var shown = 0
        for row in all.rows {
            guard table.append(row, withinBytes: limit) else { break }
            shown += 1
        }
        let rest = all.rows.count - shown
        return table.text + (rest > 0 ? "\n\nAnd \(rest) more; the JSON report has them." : "")
    }

    /// The figures that are not as expected, the first 20 of them.
    private var brokenExpectations: String {
        let all = report.brokenExpectations.map { "- \(MarkdownTable.escaped($0, limit: 300))" }
        let rest = all.count > 20 ? ["- and \(all.count - 20) more; the JSON report has them"] : []
        return (all.prefix(20) + rest).joined(separator: "\n")
    }

    private var warnings: String {
        let all = WarningDigest.lines(of: report)
        let lines = all.prefix(20).map { "- \(MarkdownTable.escaped($0, limit: 300))" }
        let rest = all.count > 20 ? ["- and \(all.count - 20) more; the JSON report has them"] : []
        return (lines + rest).joined(separator: "\n")
    }

    private var facts: String {
        ReportFacts(report).groups.map { group in
            "\(group.heading): " + group.facts.map { MarkdownTable.escaped($0, limit: 200) }.joined(separator: "; ")
        }.joined(separator: "  \n")
    }
}
