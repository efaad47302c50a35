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
        "<!DOCTYPE html>\n" + HTMLNode.tag("html", ["lang": "en"], [head, body]).html + "\n"
    }

    private var head: HTMLNode {
        .tag(
            "head", [:],
            [
                .tag("meta", ["charset": "utf-8"]),
                .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                // A promise the browser keeps: nothing is fetched and no script runs, whatever a name in the report is.
                .tag(
                    "meta",
                    [
                        "http-equiv": "Content-Security-Policy",
                        "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
                    ]),
                .tag("meta", ["name": "color-scheme", "content": "light dark"]),
                // An empty icon, or browsers ask the server for one.
                .tag("link", ["rel": "icon", "href": "data:,"]),
                .tag("title", [:], "\(report.verdictSentence) (\(report.run.started))"),
                .style(HTMLStyle.sheet),
            ])
    }

    private var body: HTMLNode {
        .tag("body", [:], [header, .tag("main", [:], changes + unmeasured + broken + warnings + scenarios + [facts])])
    }

    private var header: HTMLNode {
        let verdict = report.verdict
        let tiles = [
            ("results", verdict.results), ("ok", verdict.ok), ("failed", verdict.failed), ("skipped", verdict.skipped),
        ].map { name, count in
            HTMLNode.tag(
                "div", [:], [.tag("dt", [:], name), .tag("dd", [:], NumberText.grouped(UInt64(max(0, count))))])
        }
        let links = HTMLNode.tag(
            "nav", ["aria-label": "Scenarios"], [.tag("ul", [:], sections.map(\.link))])
        let run = "\(report.toolName) \(report.toolVersion), profile \(report.run.profile), \(report.run.started)"
        return .tag(
            "header", ["class": verdict.status.rawValue],
            [
                .tag("p", ["class": "run"], run), .tag("h1", [:], report.verdictSentence),
                .tag("dl", ["class": "tiles"], tiles),
            ] + (sections.count > 1 ? [links] : []))
    }

    private var changes: [HTMLNode] {
        guard let table = ComparisonTable(of: report).table else { return [] }
        guard table.rows.isEmpty else {
            let functions = report.explanations.map { HTMLTable.node($0.table) }
            return [section(table.title, [HTMLTable.node(table)] + functions)]
        }
        return [section(table.title, [.tag("ul", ["class": "notes"], table.notes.map { .tag("li", [:], $0) })])]
    }

    private var unmeasured: [HTMLNode] {
        guard let table = UnmeasuredTable(of: report).table else { return [] }
        return [section("Failed and skipped", [HTMLTable.node(table)])]
    }

    private var broken: [HTMLNode] {
        let lines = report.brokenExpectations
        return lines.isEmpty ? [] : [section("Not as expected", [.tag("ul", [:], lines.map { .tag("li", [:], $0) })])]
    }

    private var warnings: [HTMLNode] {
        let lines = WarningDigest.lines(of: report)
        guard !lines.isEmpty else { return [] }
        return [section("Warnings", [.tag("ul", [:], lines.map { .tag("li", [:], $0) })])]
    }

    private var scenarios: [HTMLNode] {
        sections.isEmpty ? [] : [section("Scenarios", sections.map(\.node))]
    }

    private var facts: HTMLNode {
        let groups = ReportFacts(report).groups.map { group in
            HTMLNode.tag(
                "div", [:],
                [.tag("dt", [:], group.heading)]
                    + group.facts.map { .tag("dd", [:], $0.isEmpty ? "n/a" : $0) })
        }
        return section("Machine", [.tag("dl", ["class": "facts"], groups)])
    }

    private func section(_ heading: String, _ content: [HTMLNode]) -> HTMLNode {
        .tag("section", [:], [.tag("h2", [:], heading)] + content)
    }
}
