import ChiplogBench
import Testing

@Suite("chiplog run --reference", .timeLimit(.minutes(2)))
struct ReferenceTests {
    private func report(_ run: ToyRun) throws -> JSON {
        try JSON.parse(try #require(run.read("reports/latest.json")))
    }

    private func metrics(_ row: JSON) -> [String] { row["metrics"]?.members?.map(\.key) ?? [] }

    @Test("rows are measured beside the reference, and goals are told everywhere")
    func good() throws {
        let run = try ToyRun()
        try run.scenario("good", #""goal": {"ratio_to_reference": 1000, "throughput": 1e18}"#)
        let result = try run.run("run", "--profile", "smoke", "--reference", "good")
        #expect(result.code == 0)
        let report = try report(run)
        #expect(report["subjects"]?.array?.map { $0["id"] } == ["head", "reference"])
        #expect(report["subjects"]?[1]?["label"] == "wood")
        let rows = try #require(report["results"]?.array)
        #expect(rows.map { $0["id"] } == ["good", "good"])
        #expect(rows.map { $0["subject"] } == ["head", "reference"])
        #expect(rows.allSatisfy { $0["status"] == "ok" && $0["delivery"]?["missing_unaccounted"] == 0 })
        #expect(metrics(rows[0]).contains("ratio_to_reference"))
        #expect(!metrics(rows[1]).contains("ratio_to_reference"))
        let ratio = try #require(rows[0]["metrics"]?["ratio_to_reference"])
        #expect(ratio["readings"]?[0]?.array?.count == Profile.smoke.samples)
        #expect(try #require(ratio["value"]?.double) > 0)
        #expect(rows[0]["goals"]?["ratio_to_reference"]?["met"] == true)
        #expect(rows[0]["goals"]?["throughput"]?["met"] == false)
        #expect(rows[1]["goals"] == [:])
        #expect(result.output.contains("1 of 2 goals met"))
        let lines = result.output.split(separator: "\n")
        #expect(
            lines.contains {
                $0.hasPrefix("good") && $0.contains("× wood") && $0.contains("at most 1000  ") && $0.hasSuffix(" met")
            })
        #expect(lines.contains { $0.hasPrefix("good") && $0.contains("events/s") && $0.hasSuffix("MISSED") })
        #expect(run.read("reports/latest.md")?.contains("ratio to reference, × wood") == true)
        #expect(run.names(in: "tmp") == [])
    }

    @Test("without a scenario's name it takes the folder of goals; without the option, that is left alone")
    func goalsFolder() throws {
        let run = try ToyRun()
        try run.scenario("plain")
        _ = try run.run("list", after: "mkdir scenarios/goals")
        try run.write("scenarios/goals/fast.json", #"{"schema": "chiplog.scenario/1", "name": "fast"}"#)
        let ids = { (arguments: [String]) in
            try run.start(["run", "--dry-run"] + arguments)
            return run.wait().output.split(separator: "\n").dropLast().map { $0.prefix { $0 != " " } }
        }
        #expect(try ids(["--reference"]) == ["fast"])
        #expect(try ids([]) == ["plain"])
        #expect(try ids(["--reference", "plain"]) == ["plain"])
    }

    @Test("a row that the reference does not cover is measured alone")
    func uncovered() throws {
        let run = try ToyRun()
        try run.scenario("alone", #""toy": {"reference": false}"#)
        #expect(try run.run("run", "--profile", "smoke", "--reference", "alone").code == 0)
        let report = try report(run)
        #expect(report["subjects"]?.array?.count == 1)
        #expect(report["results"]?.array?.count == 1)
        #expect(report["results"]?[0]?["metrics"]?["cpu_time"] != nil)
    }

    @Test(
        "whatever the reference does, the row keeps its own figures, and no ratio to something wrong",
        arguments: [("lose", "verify", 6), ("refuse", "verify", 3), ("refuse", "time", 3), ("exit", "time", 3)]
            as [(String, String, Int32)])
    func brokenReference(fault: String, pass: String, code: Int32) throws {
        let run = try ToyRun()
        try run.scenario("row", #""toy": {"reference_fault": "\#(fault)", "pass": "\#(pass)"}"#)
        #expect(try run.run("run", "--profile", "smoke", "--reference", "row").code == code)
        let rows = try #require(try report(run)["results"]?.array)
        #expect(rows.map { $0["status"] } == ["ok", "failed"])
        #expect(rows.map { $0["subject"] } == ["head", "reference"])
        #expect(metrics(rows[0]).contains("cpu_time"))
        #expect(!metrics(rows[0]).contains("ratio_to_reference"))
        #expect(metrics(rows[1]) == [])
    }

    @Test("a row that fails leaves its reference's figures")
    func brokenHead() throws {
        let run = try ToyRun()
        try run.scenario("row", #""toy": {"fault": "refuse", "pass": "time"}"#)
        #expect(try run.run("run", "--profile", "smoke", "--reference", "row").code == 3)
        let rows = try #require(try report(run)["results"]?.array)
        #expect(rows.map { $0["status"] } == ["failed", "ok"])
        #expect(metrics(rows[1]).contains("cpu_time"))
    }
}
