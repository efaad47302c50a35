import ChiplogBench
import Testing

/// Without the time pass, whose figures a loaded machine may move; what repeats is judged all the same.
@Suite("chiplog ab", .timeLimit(.minutes(5)))
struct ComparisonTests {
    private func compare(
        base: String = "none", head: String, _ members: String = "", options: String...
    ) throws -> (result: ToyRun.Result, run: ToyRun) {
        let run = try ToyRun()
        let all = [members, #""passes": ["verify", "alloc", "memory"]"#].filter { !$0.isEmpty }
        try run.scenario("toy", all.joined(separator: ",\n"))
        let programs = [
            "--base-bin", try run.build("base", fault: base), "--head-bin", try run.build("head", fault: head),
        ]
        try run.start(["ab", "--profile", "quick"] + programs + options)
        return (run.wait(), run)
    }

    private func report(_ run: ToyRun) throws -> JSON {
        try JSON.parse(try #require(run.read("reports/latest.json")))
    }

    @Test("a build compared with itself has not changed")
    func same() throws {
        let (result, run) = try compare(head: "none")
        #expect(result.code == 0)
        #expect(result.output.hasPrefix("chiplog: no change from ./base: 3 of 3 figures the same\n"))
        let report = try report(run)
        #expect(report["run"]?["kind"] == "ab")
        #expect(report["subjects"]?.array?.map { $0["id"] } == ["base", "head"])
        #expect(report["results"]?.array?.map { $0["subject"] } == ["base", "head"])
        #expect(
            report["comparisons"]?.array?.map { $0["metric"] } == ["allocs", "alloc_bytes", "peak_rss"])
        #expect(report["verdict"]?["status"] == "same")
        #expect(run.names(in: "tmp") == [])
    }

    @Test(
        "what got worse has its words and its code, and is on disk",
        arguments: [
            ("allocate", "", 1, "REGRESSED: 2 of 3 figures worse than ./base — most: toy: allocs from none to 3.00"),
            (
                "spike", #""toy": {"size": "10MiB"}"#, 1,
                "REGRESSED: 1 of 3 figures worse than ./base — most: toy: peak rss "
            ),
            ("lose", "", 6, "FAILED: 1 of 2 results — 1 lost, doubled, tore or reordered events"),
            ("crash", "", 3, "FAILED: 1 of 2 results — 1 did not finish"),
            ("hang", #""limits": {"wall": "2s"}"#, 3, "FAILED: 1 of 2 results — 1 did not finish"),
            ("refuse", "", 3, "FAILED: 1 of 2 results — 1 did not finish"),
        ])
    func worse(fault: String, members: String, code: Int32, words: String) throws {
        let (result, run) = try compare(head: fault, members)
        #expect(result.code == code)
        #expect(result.output.hasPrefix("chiplog: \(words)"))
        #expect(fault != "spike" || result.output.contains(#/most: toy: peak rss \d+\.\d % more\n/#))
        #expect(try report(run)["verdict"]?["exit"]?.int == Int(code))
        #expect(run.read("reports/latest.md")?.hasPrefix("**chiplog: \(words.prefix(40))") == true)
        #expect(run.names(in: "tmp") == [])
    }

    @Test("what got better is said, and is no failure")
    func better() throws {
        let (result, run) = try compare(base: "allocate", head: "none")
        #expect(result.code == 0)
        #expect(result.output.hasPrefix("chiplog: improved: 2 of 3 figures better than ./base, none worse"))
        #expect(result.output.contains("improved"))
        #expect(result.output.contains("100.0 % fewer"))
        #expect(try report(run)["verdict"]?["improved"] == 2)
    }

    @Test("what counts can be said on the command line")
    func threshold() throws {
        let (result, _) = try compare(
            head: "spike", #""toy": {"size": "10MiB"}"#, options: "--threshold", "peak_rss=100%",
            "--threshold=peak_rss=90%")
        #expect(result.code == 0)
    }

    @Test("two revisions one behind the other are told how they are written")
    func twoRevisions() throws {
        let run = try ReleaseRun()
        for tag in ["v1", "v2", "toy", "team/x"] { try run.release(tag) }
        for second in ["v2", "team/x"] {
            let result = try run("ab", "v1", second)
            #expect(result.code == 2)
            #expect(
                result.errors == "chiplog: error: \"\(second)\" is a revision, not a scenario: "
                    + "ToyBenchmark ab v1..\(second) compares the two\n")
        }
        // A scenario of a revision's name is a scenario, and what is neither is no scenario.
        #expect(try run("ab", "v1", "toy", "--dry-run").code == 0)
        #expect(try run("ab", "v1", "tov").errors.contains(#"no scenario "tov""#))
        #expect(try run("ab", "v1..v2", "v2").errors.contains(#"no scenario "v2""#))
        #expect(try run("ab", "other", "v2").errors.contains(#"no scenario "v2""#))
        #expect(try run("ab", "v1", "v2", "--head-bin", "/bin/true").errors.contains(#"no scenario "v2""#))
    }

    @Test(
        "what cannot be done is one sentence",
        arguments: [
            (
                ["ab"],
                "ab needs a revision to compare with, ToyBenchmark ab BASE[..HEAD], or a program, --base-bin PATH"
            ),
            (["ab", "--base-bin", "none"], #"--base-bin: "none" cannot be found: No such file or directory"#),
            (["ab", "--base-bin", "tmp"], #"--base-bin: expected an executable file, and "tmp" is none"#),
            (["ab", "--base-bin", "/bin/true"], "--base-bin: "),
            (["ab", "a..b", "--head-bin", "x"], "a..b and --head-bin both say what is judged"),
            (["ab", "..b"], "found no revision before the dots"),
            (["ab", "main"], "git"),
            (["ab", "--threshold", "cpu_tim=3%"], #"did you mean "cpu_time"?"#),
            (["ab", "--threshold", "cpu_time=3"], #"expected a share from 0% to 100%, found "3""#),
            (["ab", "--threshold", "throughput=3%"], "expected a metric that is judged (cpu_time, "),
            (["ab", "--threshold", "cpu_time"], "expected METRIC=SHARE"),
            (["ab", "--blocks", "1"], #"--blocks: expected a whole number from 2 to 200, found "1""#),
            (["ab", "--reference"], "unknown option --reference"),
        ])
    func usage(arguments: [String], sentence: String) throws {
        let run = try ToyRun()
        try run.scenario("toy")
        try run.start(arguments)
        let result = run.wait()
        #expect(result.code == 2)
        #expect(result.errors.contains(sentence))
        #expect(result.errors.filter { $0 == "\n" }.count == 1)
        #expect(run.names(in: "reports") == [])
    }
}
