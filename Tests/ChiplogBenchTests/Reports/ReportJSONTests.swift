import ChiplogBench
import Testing

@Suite struct ReportJSONTests {
    @Test func `The names are the published ones, in their order`() throws {
        let json = try Report.sample().json
        func keys(_ value: JSON?) -> [String] { value?.members?.map(\.key) ?? [] }
        #expect(
            keys(json) == [
                "schema", "tool", "run", "subjects", "environment", "results", "comparisons", "control", "explanations",
                "verdict",
                "warnings",
            ])
        #expect(keys(json["run"]) == ["id", "kind", "started", "duration_s", "profile", "seed", "argv", "status"])
        #expect(
            keys(json["results"]?[0]) == [
                "id", "scenario", "scenario_sha256", "params", "subject", "status", "reason", "events", "metrics",
                "goals", "expectations", "thresholds", "latency", "delivery", "warnings",
            ])
        #expect(keys(json["results"]?[0]?["metrics"]) == ["cpu_time", "throughput", "bytes_per_event"])
        #expect(
            keys(json["results"]?[0]?["delivery"]) == [
                "attempted", "filtered", "sampled_out", "accepted", "dropped", "dropped_by_reason", "delivered",
                "missing_unaccounted", "duplicated", "reordered", "torn", "verified_by",
            ])
    }

    @Test func `A row says what was measured and what became of the events`() throws {
        let row = try #require(try Report.sample().json["results"]?[1])
        #expect(row["id"] == "toy/sink=file")
        #expect(row["params"] == ["sink": "file"])
        #expect(row["status"] == "ok")
        #expect(row["reason"] == .null)
        #expect(row["delivery"]?["dropped_by_reason"] == ["queue_full": 10])
        let metric = try #require(row["metrics"]?["cpu_time"])
        #expect(metric["unit"] == "ns/event")
        #expect(metric["better"] == "lower")
        #expect(metric["kind"] == "noisy")
        #expect(metric["value"] == 102.5)
        #expect(metric["ci"] == [100, 105])
        #expect(metric["ci_coverage"] == 0.96875)
        #expect(metric["blocks"] == [100, 101, 102, 103, 104, 105])
        #expect(metric["samples"] == 18)
        #expect(metric["readings"]?[1] == [100.5, 101, 101.5])
    }

    @Test func `The text ends with a newline and reads back as the same value`() throws {
        let report = try Report.sample()
        let text = ReportFormat.json.render(report)
        #expect(text.hasSuffix("}\n"))
        #expect(try JSON.parse(text) == report.json)
    }

    @Test func `Every format is found by its name`() {
        #expect(ReportFormat.reports.map(\.name) == ["json", "markdown", "html"])
        #expect(
            ReportFormat.all.map(\.name)
                == ["json", "markdown", "html", "csv", "github-benchmark", "jmh", "prometheus"])
        #expect(Set(ReportFormat.all.map(\.fileExtension)).count == ReportFormat.all.count)
        for format in ReportFormat.all {
            #expect(ReportFormat.named(format.name)?.fileExtension == format.fileExtension)
        }
        #expect(ReportFormat.named("pdf") == nil)
    }
}
