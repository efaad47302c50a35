extension ReportFormat {
    /// The report for a browser: one file that asks for nothing else, with charts.
    public static let html = ReportFormat(name: "html", fileExtension: "html") { report in
        HTMLReport(report).text
    }
}

/// Writes a report as one page of HTML that needs no script, no network and no other file: the verdict, the rows
/// without figures, the scenarios with charts and tables, the machine.
struct HTMLReport {
    private let report: Report
    private let sections: [HTMLScenarioSection]

    init(_ report: Report) {
        self.report = report
        sections = ScenarioResults.all(of: report).enumerated().map { HTMLScenarioSection($1, index: $0) }
    }

    var text: String {
        HTMLPage.text(title: "\(report.verdictSentence) (\(report.run.started))", body)
    }

    private var body: [HTMLNode] {
        [header, .tag("main", [:], changes + peers + unmeasured + broken + warnings + scenarios + [facts])]
    }

    private var header: HTMLNode {
        let verdict = report.verdict
        let tiles = [
            ("results", verdict.results), ("ok", verdict.ok), ("failed", verdict.failed), ("skipped", verdict.skipped),
        ]
        let links = HTMLNode.tag(
            "nav", ["aria-label": "Scenarios"], [.tag("ul", [:], sections.map(\.link))])
        let run = "\(report.toolName) \(report.toolVersion), profile \(report.run.profile), \(report.run.started)"
        return .tag(
            "header", ["class": verdict.status.rawValue],
            [
                .tag("p", ["class": "run"], run), .tag("h1", [:], report.verdictSentence),
                HTMLPage.tiles(tiles),
            ] + (sections.count > 1 ? [links] : []))
    }

    private var changes: [HTMLNode] {
        guard let table = ComparisonTable(of: report).table else { return [] }
        guard table.rows.isEmpty else {
            let functions = report.explanations.map { HTMLTable.node($0.table) }
            return [HTMLPage.section(table.title, [HTMLTable.node(table)] + functions)]
        }
        return [Self.list(table.title, table.notes, ["class": "notes"])]
    }

    private var peers: [HTMLNode] {
        let tables = PeerTables(of: report).all
        return tables.isEmpty ? [] : [HTMLPage.section("Peers", tables.map(HTMLTable.node))]
    }

    private var unmeasured: [HTMLNode] {
        guard let table = UnmeasuredTable(of: report).table else { return [] }
        return [HTMLPage.section("Failed and skipped", [HTMLTable.node(table)])]
    }

    private var broken: [HTMLNode] {
        let lines = report.brokenExpectations
        return lines.isEmpty ? [] : [Self.list("Not as expected", lines)]
    }

    private var warnings: [HTMLNode] {
        let lines = WarningDigest.lines(of: report)
        return lines.isEmpty ? [] : [Self.list("Warnings", lines)]
    }

    private var scenarios: [HTMLNode] {
        sections.isEmpty ? [] : [HTMLPage.section("Scenarios", sections.map(\.node))]
    }

    private var facts: HTMLNode {
        let groups = ReportFacts(report).groups.map { group in
            HTMLNode.tag(
                "div", [:],
                [.tag("dt", [:], group.heading)]
                    + group.facts.map { .tag("dd", [:], $0.isEmpty ? "n/a" : $0) })
        }
        return HTMLPage.section("Machine", [.tag("dl", ["class": "facts"], groups)])
    }

    private static func list(
        _ heading: String, _ lines: [String], _ attributes: KeyValuePairs<StaticString, String> = [:]
    ) -> HTMLNode {
        HTMLPage.section(heading, [.tag("ul", attributes, lines.map { .tag("li", [:], $0) })])
    }
}
