import Testing

@testable import ChiplogBench

@Suite("Two reports compared")
struct ReportComparisonTests {
    /// A report of rows by the matrix's points, each with so many allocations and a time.
    private func report(
        _ allocations: [Double], kind: MetricDefinition.Kind = .exact, cpuTime: Double = 100, members: String = "",
        subject: String = "head"
    ) throws -> Report {
        let sinks = ["null", "file", "memory"].prefix(allocations.count).map { "\"\($0)\"" }.joined(separator: ", ")
        let scenarios = try ToyProvider.load(ToyProvider.file(#""matrix": {"sink": [\#(sinks)]}"# + members))
        let rows = try zip(scenarios, allocations).map { scenario, count in
            let metrics = [
                try #require(MetricValue(.cpuTime, samples: [[cpuTime]])),
                try #require(MetricValue(.allocations.with(kind), samples: [[count]])),
            ]
            return ResultRow(scenario, subject: subject, metrics: metrics, delivery: .sample())
        }
        var report = Report.sample(results: rows)
        report.environment.arch = "x86_64"
        report.environment.libc = "glibc 2.36"
        return report
    }

    @Test("counts that repeat are compared, times are not")
    func exact() throws {
        let comparison = ReportComparison(
            base: try report([2, 2, 2], cpuTime: 100), head: try report([2, 3, 1], cpuTime: 900))
        #expect(comparison.differences == [])
        let compared = comparison.report()
        #expect(compared.comparisons.map(\.metric.name) == ["allocs", "allocs", "allocs"])
        #expect(compared.comparisons.map(\.verdict) == [.same, .regressed, .improved])
        #expect(compared.results.map(\.subject) == ["base", "base", "base", "head", "head", "head"])
        #expect(compared.subjects.map(\.id) == ["base", "head"])
        #expect(compared.subjects[0].label == "v0.1.0 of 2026-01-01")
        #expect(compared.verdict.exit == .regression)
        #expect(try Report(json: compared.json).json == compared.json)
    }

    @Test("counts that do not repeat decide nothing, and a comparison of nothing fails")
    func noisy() throws {
        let compared = ReportComparison(
            base: try report([2], kind: .noisy), head: try report([3], kind: .noisy)
        ).report()
        #expect(compared.comparisons == [])
        #expect(compared.verdict.exit == .failure)
        #expect(compared.verdictSentence.hasPrefix("chiplog: FAILED: nothing could be compared — 2 results"))
    }

    @Test("a threshold allows that much")
    func threshold() throws {
        let comparison = ReportComparison(base: try report([100]), head: try report([104]))
        #expect(comparison.report().verdict.exit == .regression)
        #expect(comparison.report(thresholds: [Threshold(.allocations, share: 0.05)]).verdict.exit == .success)
    }

    @Test("each key in which reports are unlike is named")
    func unlike() throws {
        let base = try report([1])
        func differences(_ change: (inout Report) -> Void) throws -> [String] {
            var head = base
            change(&head)
            return ReportComparison(base: base, head: head).differences
        }
        #expect(try differences { _ in } == [])
        #expect(try differences { $0.environment.cpu.model = "another" } == [])
        #expect(try differences { $0.metricDefinitions = 2 } == ["tool.metric_defs: 1 against 2"])
        #expect(try differences { $0.run.seed = 7 } == ["run.seed: 42 against 7"])
        #expect(try differences { $0.environment.arch = "arm64" } == ["environment.arch: x86_64 against arm64"])
        #expect(try differences { $0.environment.libc = nil } == ["environment.libc: glibc 2.36 against n/a"])
        #expect(try differences { $0.subjects[0].swift = "6.4" } == ["subjects.build.swift: 6.3.1 against 6.4"])
        #expect(
            try differences { $0.subjects[0].configuration = "debug" } == [
                "subjects.build.configuration: release against debug"
            ])
        let other = try report([1], members: #", "description": "changed""#)
        let changed = ReportComparison(base: base, head: other).differences
        #expect(changed.count == 1)
        #expect(changed.first?.hasPrefix("results.toy/sink=null.scenario_sha256: ") == true)
    }

    @Test("rows that only one has are told and left alone")
    func unmatched() throws {
        let compared = ReportComparison(base: try report([1, 1]), head: try report([1])).report()
        // Another matrix makes another file, whose rows would be refused; here only what is not matched is looked at.
        #expect(compared.warnings.map(\.code) == ["row.gone"])
        #expect(compared.warnings.map(\.message) == ["toy/sink=file is in the base only"])
    }

    @Test("of a report of two builds the head is compared")
    func twoBuilds() throws {
        var base = try report([1])
        base.results += try report([9], subject: "base").results
        base.subjects.insert(base.subjects[0], at: 0)
        base.subjects[0].id = "base"
        #expect(ReportComparison(base: base, head: try report([1])).report().verdict.status == .same)
    }
}
