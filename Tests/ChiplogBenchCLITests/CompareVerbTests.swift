import ChiplogBench
import Testing

@Suite("chiplog compare", .timeLimit(.minutes(5)))
struct CompareVerbTests {
    /// Two reports of the toy, `base.json` and `head.json`; the second goes wrong as `fault` says.
    private func reports(head fault: String, base: String = "none") throws -> ToyRun {
        let run = try ToyRun()
        try run.scenario("toy", #""passes": ["verify", "alloc"]"#)
        for (name, fault) in [("base", base), ("head", fault)] {
            let result = try run.run("run", "--profile", "smoke", "-o", name, after: "export TOY_FAULT=\(fault)")
            try #require(result.code == 0)
        }
        return run
    }

    @Test(
        "says what changed, with the code that goes with it",
        arguments: [
            ("none", "none", 0, "no change from"), ("none", "allocate", 1, "REGRESSED: 2 of 2 figures worse than"),
            ("allocate", "none", 0, "improved: 2 of 2 figures better than"),
        ])
    func changed(base: String, head: String, code: Int32, words: String) throws {
        let run = try reports(head: head, base: base)
        let result = try run.run("compare", "base/latest.json", "head/latest.json")
        #expect(result.code == code)
        #expect(result.output.hasPrefix("**chiplog: \(words)"))
        let json = try run.run("compare", "base/latest.json", "head/latest.json", "--format", "json")
        #expect(json.code == code)
        #expect(try JSON.parse(json.output)["run"]?["kind"] == "compare")
    }

    @Test("refuses what is unlike, and says in what")
    func unlike() throws {
        let run = try reports(head: "none")
        let text = try #require(run.read("head/latest.json"))
        try run.write("other.json", text.split(separator: "\"metric_defs\": 1").joined(separator: "\"metric_defs\": 2"))
        let result = try run.run("compare", "base/latest.json", "other.json")
        #expect(result.code == 5)
        #expect(result.output == "")
        #expect(result.errors.contains("base/latest.json and other.json cannot be compared: they differ in\n"))
        #expect(result.errors.contains("tool.metric_defs: 1 against 2\n"))
    }

    @Test(
        "what cannot be done is one sentence",
        arguments: [
            (["compare"], "compare needs two reports: ToyBenchmark compare BASE.json HEAD.json"),
            (["compare", "none.json", "none.json"], "none.json: cannot be read: No such file or directory"),
            (["compare", "scenarios/toy.json", "x"], "scenarios/toy.json: $"),
            (["compare", "a", "b", "--format", "json,html"], "--format: expected one format, found 2"),
            (["compare", "a", "b", "--threshold", "x=1%"], "expected a metric that is judged"),
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
