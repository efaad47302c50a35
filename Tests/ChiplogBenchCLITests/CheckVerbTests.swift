import ChiplogBench
import Testing

@Suite("chiplog check", .timeLimit(.minutes(5)))
struct CheckVerbTests {
    /// Two reports of a build that is right, `a` and `b`, and one of a build that goes wrong as `fault` says.
    private func reports(fault: String = "none", _ members: String...) throws -> ToyRun {
        let run = try ToyRun()
        try run.scenario("toy", (members + [#""passes": ["verify", "alloc"]"#]).joined(separator: ",\n"))
        for (name, fault) in [("a", "none"), ("b", "none"), ("reports", fault)] {
            let result = try run.run("run", "--profile", "smoke", "-o", name, after: "export TOY_FAULT=\(fault)")
            try #require(result.code == 0 || result.code == 1)
        }
        return run
    }

    private func baseline(_ run: ToyRun) throws {
        let result = try run.run("check", "--update", "a/latest.json", "b/latest.json", "--against", "kept/base.json")
        try #require(result.code == 0)
    }

    @Test(
        "the latest report is held against a baseline that two runs agreed on",
        arguments: [("none", 0), ("allocate", 1)])
    func held(fault: String, code: Int32) throws {
        let run = try reports(fault: fault)
        try baseline(run)
        #expect(run.names(in: "kept") == ["base.json"])
        let kept = try JSON.parse(try #require(run.read("kept/base.json")))
        let metrics = kept["results"]?[0]?["metrics"]?.members ?? []
        #expect(metrics.map(\.key).contains("allocs"))
        #expect(metrics.allSatisfy { $0.value["kind"] == "exact" })
        #expect(kept["run"]?["argv"] == [], "it is committed, and paths of one machine are nobody else's business")
        #expect(kept["environment"]?["kernel"] == .null)
        let result = try run.run("check", "--against", "kept/base.json")
        #expect(result.code == code)
        #expect(result.output.contains(code == 0 ? "no change from" : "REGRESSED: 2 of 2 figures worse than"))
    }

    @Test("a baseline is written only where two runs agree, and one that is there stays")
    func unsteady() throws {
        let run = try reports(fault: "allocate")
        try baseline(run)
        let before = run.read("kept/base.json")
        let result = try run.run(
            "check", "--update", "a/latest.json", "reports/latest.json", "--against", "kept/base.json")
        #expect(result.code == 4)
        #expect(result.errors.contains("kept/base.json is not written: the two reports do not agree"))
        #expect(result.errors.contains("toy: allocs was 0.0, then "))
        #expect(run.read("kept/base.json") == before)
    }

    @Test("what the scenario expects is checked, too")
    func expectation() throws {
        let run = try reports(fault: "allocate", #""expect": {"allocs": {"max": 1}}"#)
        try baseline(run)
        let result = try run.run("check", "--against", "kept/base.json", "--threshold", "allocs=100%")
        #expect(result.code == 1)
        #expect(result.output.contains("toy: allocs"))
    }

    @Test("a job on GitHub gets an annotation for what is worse")
    func annotations() throws {
        let run = try reports(fault: "allocate")
        try baseline(run)
        let result = try run.run("check", "--against", "kept/base.json", after: "export GITHUB_ACTIONS=true")
        #expect(result.output.contains("\n::error title=toy::allocs: from none to 3.00, exact\n"))
        #expect(result.output.contains(#/\n::error title=toy::alloc_bytes: from none to \d+\.?\d*, exact\n/#))
    }

    @Test(
        "what cannot be done is one sentence",
        arguments: [
            (["check"], "check needs a baseline: ToyBenchmark check reports/latest.json --against baseline.json"),
            (["check", "--against", "none.json"], "none.json: cannot be read: No such file or directory"),
            (["check", "a", "b", "--against", "x"], "check takes one report, found 2"),
            (["check", "a", "--update", "--against", "x"], "--update needs two reports of the same rows, found 1"),
        ])
    func usage(arguments: [String], sentence: String) throws {
        let run = try ToyRun()
        try run.scenario("toy")
        try run.start(arguments)
        let result = run.wait()
        #expect(result.code == 2)
        #expect(result.errors.contains(sentence))
        #expect(result.errors.filter { $0 == "\n" }.count == 1)
    }
}
