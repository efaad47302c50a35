import ChiplogBench
import Testing

@Suite("What scenarios expect of their figures", .timeLimit(.minutes(2)))
struct ExpectedFigureRunTests {
    @Test("a figure outside exits with 1, is named, and stays in the report")
    func broken() throws {
        let run = try ToyRun()
        try run.scenario("good", #""expect": {"allocs": 0, "delivery.attempted": 2000, "throughput": {"min": 1}}"#)
        try run.scenario("strict", #""expect": {"cpu_time": {"max": 1e9}, "delivery.dropped": {"min": 5, "max": 6}}"#)
        let result = try run.run("run", "--profile", "smoke")
        #expect(result.code == 1)
        let complaint = "strict: delivery.dropped: expected 5 to 6 events, measured 0 events"
        #expect(result.output.hasPrefix("chiplog: BROKEN: 1 figure not as expected — 2 results\n"))
        #expect(result.output.contains("\n\(complaint)\n"))
        #expect(run.read("reports/latest.md")?.contains("\n- \(complaint)\n") == true)
        let report = try JSON.parse(try #require(run.read("reports/latest.json")))
        #expect(report["verdict"]?["status"] == "broken")
        #expect(report["verdict"]?["broken"] == 1)
        #expect(report["run"]?["status"] == "ok")
        let row = try #require(report["results"]?[1])
        #expect(row["status"] == "ok")
        #expect(row["metrics"]?["cpu_time"]?["value"]?.double != nil)
        #expect(row["expectations"]?["cpu_time"]?["met"] == true)
        #expect(
            row["expectations"]?["delivery.dropped"]
                == ["unit": "events", "min": 5, "max": 6, "measured": 0.0, "met": false])
        #expect(report["results"]?[0]?["expectations"]?["allocs"]?["met"] == true)
    }

    @Test("a figure that a pass did not find out is warned of and does not seem to be right")
    func unmeasured() throws {
        let run = try ToyRun()
        try run.scenario("strict", #""expect": {"ratio_to_reference": {"max": 2}, "peak_rss": {"max": 1}}"#)
        // The smoke profile makes no memory pass: its absence is the profile's choice.
        #expect(try run.run("run", "--profile", "smoke").code == 0)
        let row = try run.rows()[0]
        #expect(row["expectations"]?["peak_rss"]?["met"] == .null)
        #expect(
            row["warnings"]?.array?.map { $0["message"] }
                == ["ratio_to_reference: expected at most 2 times, but not measured"])
    }
}
