import Testing

@testable import ChiplogBench

@Suite struct ReportTablesTests {
    private let scenarios: [Scenario]

    init() throws {
        scenarios = try ToyProvider.load(ToyProvider.file(#""matrix": {"sink.kind": ["null", "file", "memory"]}"#))
    }

    private func row(_ index: Int, _ metrics: [MetricDefinition]) throws -> ResultRow {
        ResultRow(
            scenarios[index], subject: "head", metrics: try metrics.map { try .sample($0) }, delivery: .sample())
    }

    @Test func `Each pass that gave figures has a table, with the same leading columns`() throws {
        let later = MetricDefinition(name: "later_figure", unit: "apples", better: .lower, kind: .exact)
        let results = ScenarioResults(
            name: "toy", rows: [try row(0, [.releases, .peakRSS, .cpuTime, .allocations, later, .maximumRate])])
        #expect(
            results.tables().map(\.title) == [
                "Time", "Allocations", "Memory", "Latency", "Instructions", "Other figures",
            ])
        #expect(results.tables().allSatisfy { $0.columns.first?.heading == "kind" })
        #expect(results.tables().last?.columns.last?.heading == "later figure, apples")
    }

    @Test func `Every metric that is known stands in a table with its name, percentiles by their rate`() throws {
        let results = ScenarioResults(name: "toy", rows: [try row(0, MetricDefinition.all)])
        let headings = results.tables().flatMap(\.columns).map(\.heading)
        for metric in MetricDefinition.all where !MetricDefinition.latencyPercentiles.contains(metric) {
            #expect(headings.contains { $0.hasPrefix("\(metric.words), ") }, "\(metric.name)")
        }
    }

    @Test func `Rows without a pass's figures are counted under its table; broken rows stand in it`() throws {
        let broken = ResultRow(scenarios[2], subject: "head", failure: .timeout("60 s"))
        let results = ScenarioResults(
            name: "toy", rows: [try row(0, [.cpuTime, .instructions]), try row(1, [.cpuTime]), broken])
        #expect(results.state == "2 of 3 ok")
        let instructions = try #require(results.tables().last)
        #expect(instructions.rows == [["null", "ok", "103"], ["memory", "timeout", ""]])
        #expect(instructions.notes == ["1 of 3 rows have no such figures."])
    }

    @Test func `Rows skipped for one reason are one line, after what is broken`() throws {
        let rows = scenarios.map { ResultRow($0, subject: "head", failure: .skipped("interrupted")) }
        let failed = ResultRow(scenarios[0], subject: "head", failure: .failed("crashed"))
        let table = try #require(UnmeasuredTable(of: .sample(results: rows + [failed])).table)
        #expect(
            table.rows == [
                ["toy/kind=null", "failed", "crashed"], ["toy: 3 rows", "skipped", "interrupted"],
            ])
        #expect(UnmeasuredTable(of: try .sample()).table == nil)
    }

    @Test func `A warning of many rows is told once, with their number`() throws {
        let busy = ReportWarning(code: "load.high", message: "Busy.")
        let rows = scenarios.enumerated().map { index, scenario in
            let own = ReportWarning(code: "own", message: "\(index == 0 ? "first" : "later")")
            return ResultRow(scenario, subject: "head", metrics: [], delivery: nil, warnings: [.unverified, own])
        }
        #expect(
            WarningDigest.lines(of: .sample(results: rows, warnings: [busy])) == [
                "load.high: Busy.", "\(ReportWarning.unverified.code): \(ReportWarning.unverified.message) (3 rows)",
                "own: toy/kind=null: first", "own: later (2 rows)",
            ])
    }

    @Test func `A section too long for a format's limit leaves tables out from the end, and says so`() throws {
        let results = ScenarioResults(name: "toy", rows: [try row(0, MetricDefinition.all)])
        let section = MarkdownScenarioSection(results)
        let whole = try #require(section.text(withinBytes: 10_000))
        let part = try #require(section.text(withinBytes: whole.utf8.count - 1))
        #expect(part.contains("**Time**") && !part.contains("**Instructions**"))
        #expect(part.contains("Too long to show here: 1 table; the JSON report has the figures."))
        #expect(section.text(withinBytes: 100) == nil)
    }
}
