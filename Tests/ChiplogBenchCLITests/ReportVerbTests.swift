import ChiplogBench
import Testing

@Suite("chiplog report", .timeLimit(.minutes(5)))
struct ReportVerbTests {
    /// A folder with a report of one row, as a run wrote it.
    private func folder() throws -> ToyRun {
        let run = try ToyRun()
        try run.scenario("good")
        #expect(try run.run("run", "--profile", "smoke", "--quiet").code == 0)
        return run
    }

    @Test("a report read back gives the same text in every format")
    func formats() throws {
        let run = try folder()
        let names = ReportFormat.all.map(\.name).joined(separator: ",")
        #expect(try run.run("run", "--profile", "smoke", "--quiet", "--format", names).code == 0)
        for format in ReportFormat.all {
            let result = try run.run("report", "reports/latest.json", "--format", format.name)
            #expect(result.code == 0)
            #expect(result.errors == "")
            #expect(result.output == run.read("reports/latest.\(format.fileExtension)"), "\(format.name)")
        }
        #expect(try run.run("report", "reports/latest.json").output == run.read("reports/latest.md"))
    }

    @Test("several reports and formats go to a folder, each under its own name")
    func output() throws {
        let run = try folder()
        try run.write("other.json", try #require(run.read("reports/latest.json")))
        let result = try run.run(
            "report", "reports/latest.json", "other.json", "--format", "html,markdown", "-o", "a/b")
        #expect(result.code == 0)
        #expect(result.output == "")
        #expect(run.names(in: "a/b") == ["latest.html", "latest.md", "other.html", "other.md"])
        #expect(run.read("a/b/other.html") == run.read("reports/latest.html"))
    }

    @Test(
        "what cannot be done is one sentence and exit code 2",
        arguments: [
            (["report"], "report needs a file: ToyBenchmark report reports/latest.json --format html"),
            (["report", "none.json"], "none.json: cannot be read: No such file or directory"),
            (["report", "."], ".: cannot be read: it is a folder, not a file"),
            (["report", "bad.json"], "bad.json:2: not JSON"),
            (["report", "wrong.json"], #"wrong.json: $.schema: expected the supported version "chiplog.report/1""#),
            (["report", "short.json"], #"short.json: $: missing key "tool"; expected an object"#),
            (["report", "wrong.json", "--format", "hmtl"], #"did you mean "html"?"#),
            (
                ["report", "good.json", "good.json", "-o", "x"],
                "another file's report would be written to good.md, too"
            ),
            (["report", "good.json", "--format", "html,json"], "2 reports cannot all go to standard output"),
            (["report", "good.json", "-o", "good.json/x"], "good.json/x cannot be written: Not a directory"),
            (["report", "good.json", "-o", "good.json"], "good.json cannot be written: Not a directory"),
        ])
    func errors(arguments: [String], sentence: String) throws {
        let run = try folder()
        try run.write("bad.json", "{\n]")
        try run.write("wrong.json", #"{"schema": "chiplog.report/9"}"#)
        try run.write("short.json", #"{"schema": "chiplog.report/1"}"#)
        try run.write("good.json", try #require(run.read("reports/latest.json")))
        try run.start(arguments)
        let result = run.wait()
        #expect(result.code == 2)
        #expect(result.errors.contains(sentence), "\(result.errors)")
        #expect(result.errors.hasPrefix("chiplog: error: "))
        #expect(result.errors.filter { $0 == "\n" }.count == 1)
        #expect(result.output == "")
    }
}
