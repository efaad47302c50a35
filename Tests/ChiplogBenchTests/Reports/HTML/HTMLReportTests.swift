import Testing

@testable import ChiplogBench

@Suite struct HTMLReportTests {
    private func page(_ report: Report) throws -> Markup { try Markup(ReportFormat.html.render(report)) }

    /// Rows of a matrix of threads, with every metric, latencies, a reference, and some that failed.
    private func fullReport() throws -> Report {
        let scenarios = try ToyProvider.load(
            ToyProvider.file(#""matrix": {"load.threads": [1, 2, 4, 8], "sink.kind": ["null", "file"]}"#))
        var rows = try scenarios.map { scenario in
            let metrics = try MetricDefinition.all.map {
                try MetricValue.sample($0, around: 100 + 13 * Double(scenario.load.threads))
            }
            return ResultRow(
                scenario, subject: "head", metrics: metrics, latency: [.sample(), .sample(rate: 90_000, achieved: 1)],
                goals: [Goal(.cpuTime, limit: 1)], delivery: .sample(),
                warnings: [ReportWarning(code: "same", message: "Told once.")])
        }
        rows.append(ResultRow(scenarios[0], subject: "head", failure: .failed("crashed with SIGSEGV")))
        rows.append(ResultRow(scenarios[1], subject: "reference", failure: .skipped("interrupted")))
        var report = Report.sample(results: rows, warnings: [ReportWarning(code: "load.high", message: "Busy.")])
        report.subjects.append(report.subjects[0])
        report.subjects[1].id = "reference"
        report.subjects[1].label = "C"
        return report
    }

    @Test func `The verdict comes first, then rows without figures, then scenarios, then the machine`() throws {
        let report = try fullReport()
        let page = try page(report)
        #expect(page.elements("h1").map(\.text) == [report.verdictSentence])
        #expect(page.elements("h2").map(\.text) == ["Failed and skipped", "Warnings", "Scenarios", "Machine"])
        #expect(page.elements("h3").map(\.text) == ["toy"])
        #expect(page.elements("html").map { $0.attributes["lang"] } == ["en"])
        #expect(page.elements("title")[0].text.hasPrefix(report.verdictSentence))
        #expect(page.elements("td").contains { $0.text == "crashed with SIGSEGV" })
        #expect(page.elements("li").contains { $0.text == "same: Told once. (8 rows)" })
    }

    @Test func `Whatever the tables of the Markdown say, the page says`() throws {
        let report = try fullReport()
        let page = try page(report)
        let cells = Set((page.elements("td") + page.elements("th")).map(\.text))
        let notes = Set(page.elements("li").map(\.text))
        for table in ScenarioResults.all(of: report).flatMap({ $0.tables() }) {
            #expect(page.elements("caption").contains { $0.text == table.title })
            for cell in table.rows.joined() { #expect(cells.contains(cell.isEmpty ? "n/a" : cell)) }
            #expect(notes.isSuperset(of: table.notes))
        }
    }

    @Test func `The headings are the columns', with units that stay on one line`() throws {
        let report = try fullReport()
        let cells = Set(try page(report).elements("th").map(\.text))
        for column in ScenarioResults.all(of: report).flatMap({ $0.tables() }).flatMap(\.columns) {
            let parts = column.heading.split(separator: ", ")
            let unit = parts.count > 1 ? ", " + parts[parts.count - 1].replacing(" ", with: "\u{A0}") : ""
            #expect(cells.contains(parts[0] + unit), "\(column.heading)")
        }
    }

    @Test func `Every metric of the JSON is on the page with its value`() throws {
        let report = try fullReport()
        let page = try page(report)
        let cells = page.elements("td").map(\.text)
        for row in report.results {
            for figure in row.metrics {
                let scale = UnitScale(
                    unit: figure.definition.unit,
                    for: report.results.compactMap { $0.figure(figure.definition)?.value }, reference: "C")
                #expect(cells.contains(scale.text(figure.value)), "\(figure.definition.name)")
            }
        }
    }

    @Test func `No cell is blank, and every table has a caption, a head and headings of rows`() throws {
        let page = try page(fullReport())
        #expect((page.elements("td") + page.elements("th")).allSatisfy { !$0.text.isEmpty })
        #expect(page.elements("caption").count == page.elements("table").count)
        #expect(page.elements("thead").count == page.elements("table").count)
        let scopes = page.elements("th").map { $0.attributes["scope"] }
        #expect(Set(scopes) == ["col", "row"])
    }

    @Test func `Every drawing has a title and its figures in words, and its ids are its own`() throws {
        let page = try page(fullReport())
        let drawings = page.elements("svg").filter { $0.attributes["role"] == "img" }
        #expect(drawings.count == page.elements("figure").count)
        #expect(drawings.count >= 4)
        let ids = page.elements.compactMap { $0.attributes["id"] }
        #expect(Set(ids).count == ids.count)
        for drawing in drawings {
            #expect(ids.contains(drawing.attributes["aria-labelledby"] ?? ""))
            #expect(ids.contains(drawing.attributes["aria-describedby"] ?? ""))
        }
        #expect(page.elements("desc").allSatisfy { !$0.text.isEmpty })
    }

    @Test func `The page runs nothing and asks for nothing`() throws {
        let page = try page(fullReport())
        for element in page.elements {
            #expect(!["script", "img", "iframe", "object", "embed", "base", "form"].contains(element.name))
            #expect(!element.attributes.keys.contains { $0.hasPrefix("on") || $0 == "src" || $0 == "style" })
            if let link = element.attributes["href"] { #expect(link == "data:," || link.hasPrefix("#scenario-")) }
        }
        let style = try #require(page.elements("style").first).text
        #expect(!style.contains("url(") && !style.contains("@import"))
        #expect(style.count { $0 == "{" } == style.count { $0 == "}" })
    }

    @Test(arguments: [
        "</script><script>alert(1)</script>", "</style><b>", "</title>", "\" onload=\"alert(1)", "' x='", "&lt;",
        "&#0;",
        "<!--", "]]>", "\u{0}\u{1B}[31m\u{7F}\u{9B}", "\u{202E}txt.exe\u{202C}", "\u{2066}a\u{2069}", "\u{2028}",
        "\u{FFFF}", "e\u{301}\u{301}\u{301}", "<\u{338}", "\u{1F469}\u{200D}\u{1F4BB}",
        String(repeating: "w", count: 9_999), "",
    ])
    func `Whatever a report says, it stays text`(attack: String) throws {
        let parameter = JSON.string(attack)
        let row = ResultRow(
            id: attack, scenario: attack, scenarioSHA256: attack, params: [(attack, parameter), ("threads", 1)],
            subject: attack, status: .ok, reason: attack, events: 1,
            metrics: [
                try .sample(), try .sample(.throughput),
                try .sample(MetricDefinition(name: attack, unit: attack, better: .lower, kind: .info)),
            ],
            latency: [.sample(arrival: attack, waiting: attack)], goals: [], expectations: [], thresholds: [],
            delivery: Delivery(verifiedBy: attack), warnings: [ReportWarning(code: attack, message: attack)])
        let broken = ResultRow(
            id: attack, scenario: attack, scenarioSHA256: attack, params: [(attack, parameter), ("threads", 2)],
            subject: attack, status: .failed, reason: attack, events: nil, metrics: [], latency: [], goals: [],
            expectations: [], thresholds: [], delivery: nil, warnings: [])
        var report = Report.sample(
            results: [row, broken], warnings: [ReportWarning(code: attack, message: attack)])
        report.toolName = attack
        report.run.started = attack
        report.run.profile = attack
        report.environment.os = attack
        report.subjects[0].label = attack
        let page = try page(report)
        let plain = try self.page(.sample(results: report.results.map { $0.withNames("x") }))
        // The attack adds text, and no element, that plain words do not.
        #expect(Set(page.elements.map(\.name)).isSubset(of: plain.elements.map(\.name)))
        let text = try #require(page.elements("html").first).text
        #expect(attack.isEmpty || text.contains(HTMLText.visible(attack)))
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x202A...0x202E).contains($0.value) })
    }

    @Test func `A report with nothing in it is a page all the same`() throws {
        let page = try page(.sample(results: []))
        #expect(page.elements("h2").map(\.text) == ["Machine"])
        #expect(page.elements("h1")[0].text.contains("nothing was measured"))
    }

    @Test func `What hides is spelled out, and what is seen is left as it is`() {
        #expect(
            HTMLText.visible("a\u{202E}b\u{0}\n\u{E9}\u{1F469}\u{200D}\u{1F4BB}")
                == "a\\u{202E}b\\u{0} \u{E9}\u{1F469}\u{200D}\u{1F4BB}")
        #expect(HTMLText.escaped("<a b='\"&\">") == "&lt;a b=&#39;&quot;&amp;&quot;&gt;")
    }
}

extension ResultRow {
    /// The row with nothing but `name` for all its names.
    fileprivate func withNames(_ name: String) -> ResultRow {
        ResultRow(
            id: name, scenario: name, scenarioSHA256: name,
            params: params.map { ($0.name == "threads" ? "threads" : name, $0.value) },
            subject: name, status: status, reason: name, events: events, metrics: metrics, latency: latency,
            goals: goals, expectations: expectations, thresholds: thresholds, delivery: delivery, warnings: warnings)
    }
}
