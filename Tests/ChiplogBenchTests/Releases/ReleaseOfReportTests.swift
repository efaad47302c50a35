import Testing

@testable import ChiplogBench

@Suite struct ReleaseOfReportTests {
    private func report() throws -> Report {
        var report = try Report.comparing([
            .sample(ratio: 1.05), .exact(base: 0, head: 3), .exact(.allocatedBytes, base: 100, head: 100),
        ])
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        report.results = try zip(["base", "head"], [100.0, 200]).map { subject, value in
            ResultRow(
                scenario, subject: subject,
                metrics: try [.cpuTime, .throughput, .allocations, .drainTime].map { try .sample($0, around: value) },
                delivery: .sample())
        }
        return report
    }

    @Test func `The head keeps its figures with what the comparison said, and only those of a record`() throws {
        let record = ReleaseRecord(
            try report(), .head, name: .sample("v2"), describe: "v2-1", previous: .sample("v1"))
        #expect(record.name == .sample("v2"))
        #expect(record.previous == .sample("v1"))
        #expect(record.build?.swift == "6.3.1")
        #expect(record.started == "2026-01-01T00:00:00Z")
        #expect(record.machine.cpu == "AMD EPYC")
        #expect(record.scenarios.map(\.name) == ["toy"])
        let row = try #require(record.rows.first)
        #expect(record.rows.count == 1 && row.id == "toy" && row.status == .ok)
        #expect(row.figures.map(\.metric) == ["cpu_time", "allocs", "throughput"])
        let cpuTime = try #require(row.figure(.cpuTime)?.change)
        #expect(abs(cpuTime.ratio - 1.05) < 0.001)
        #expect(cpuTime.judgement?.verdict == .regressed)
        #expect(try #require(cpuTime.judgement?.lower) < cpuTime.ratio)
        #expect(row.figure(.allocations)?.change?.ratio == .infinity)
        // Not judged, but of the same comparison.
        let values = try #require(row.figure(.throughput))
        #expect(values.change == ReleaseFigure.Change(ratio: 202.5 / 102.5))
    }

    @Test func `The base is the first release, and is compared with nothing`() throws {
        let record = ReleaseRecord(try report(), .base, name: .sample("v1"), describe: nil)
        #expect(record.previous == nil)
        #expect(record.rows[0].figures.allSatisfy { $0.change == nil })
        #expect(record.rows[0].figure(.cpuTime)?.value == 102.5)
    }

    @Test(arguments: [("head", nil), ("base", "old: an old protocol; measured by today's worker")])
    func `What measured a build that cannot do it itself is kept of that build alone`(
        arm: String, harness: String?
    ) throws {
        var report = try report()
        report.warnings = [
            ReportWarning(code: "load.high", message: "base: much load"),
            ReportWarning(
                code: "harness.grafted", message: "base: old: an old protocol; measured by today's worker"),
        ]
        let record = ReleaseRecord(report, try #require(Arm(rawValue: arm)), name: .sample("v"), describe: nil)
        #expect(record.harness == harness)
        #expect(try ReleaseRecord(json: JSON.parse(record.text)).harness == harness)
    }

    @Test func `A row that failed has its reason and no figures`() throws {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        var report = try report()
        report.results[1] = ResultRow(scenario, subject: "head", failure: .timeout("60 s"))
        report.comparisons = []
        let record = ReleaseRecord(report, .head, name: .sample("v2"), describe: nil, previous: .sample("v1"))
        #expect(record.rows == [ReleaseRow(id: "toy", scenario: "toy", status: .timeout, reason: "60 s", figures: [])])
    }
}
