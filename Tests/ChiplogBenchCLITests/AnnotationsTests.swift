import ChiplogBench
import Testing

@testable import ChiplogBenchCLI

@Suite("Annotations of a job")
struct AnnotationsTests {
    private func report(worse: Int, warnings: [ReportWarning] = []) throws -> Report {
        let text = #"{"schema": "chiplog.scenario/1", "name": "toy", "toy": {}}"#
        let provider = ClosureProvider(section: "toy") { _ in { _ in } }
        let scenario = try #require(
            try ScenarioFile.load(
                name: "toy.json", bytes: Array(text.utf8), settings: [], provider: provider, readBase: { _ in [] }
            ).first)
        let comparison = try #require(Comparison(base: 2, head: 3, better: .lower, threshold: 0))
        let figures = (0..<worse).map {
            ComparedFigure(result: "a:b,\($0)", metric: .allocations, base: 2, head: 3, comparison: comparison)
        }
        let rows = ["base", "head"].map { ResultRow(scenario, subject: $0, failure: .failed("100 %\nof it")) }
        return Report(
            toolVersion: "0",
            run: ReportRun(
                id: "x", started: "2026-01-01T00:00:00Z", durationSeconds: 1, profile: "default", seed: 1, argv: [],
                status: .ok),
            subjects: [], environment: EnvironmentRecord(), results: rows, comparisons: figures,
            verdict: Verdict(results: rows), warnings: warnings)
    }

    @Test("outside of GitHub Actions there are none")
    func outside() throws {
        #expect(Annotations(try report(worse: 1), environment: [:]) == nil)
        #expect(Annotations(try report(worse: 1), environment: ["GITHUB_ACTIONS": "false"]) == nil)
    }

    @Test(
        "what is worse is an error, what is to be known a warning, each on one line; the base's failures are not told")
    func lines() throws {
        let warnings = [ReportWarning(code: "load.high", message: "Busy.")]
        let annotations = try #require(
            Annotations(try report(worse: 1, warnings: warnings), environment: ["GITHUB_ACTIONS": "true"]))
        #expect(
            annotations.lines == [
                "::error title=toy::failed: 100 %25%0Aof it",
                "::error title=a%3Ab%2C0::allocs: 50.0 %25 more, exact",
                "::warning title=load.high::Busy.",
            ])
    }

    @Test("there are at most ten of a kind, and the last says how many are left out")
    func most() throws {
        let annotations = try #require(
            Annotations(try report(worse: 9), environment: ["GITHUB_ACTIONS": "true"]))
        #expect(annotations.lines.count == 10)
        #expect(annotations.lines.last?.hasPrefix("::error title=a%3Ab%2C8") == true)
        let many = try #require(Annotations(try report(worse: 10), environment: ["GITHUB_ACTIONS": "true"]))
        #expect(many.lines.count == 10)
        #expect(many.lines.last == "::error::and 2 more, which the report has")
    }
}
