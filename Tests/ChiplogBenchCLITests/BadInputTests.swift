import ChiplogBench
import Testing

@Suite("Bad input is one clear sentence and exit code 2", .timeLimit(.minutes(5)))
struct BadInputTests {
    private static let header = #""schema": "chiplog.scenario/1", "name": "bad""#

    @Test(
        "a scenario file that is not right",
        arguments: [
            ("", "bad.json: the file is empty"),
            ("nonsense", "bad.json:1: not JSON"),
            ("{\n\"schema\":", "not JSON"),
            (
                #"{"schema": "chiplog.scenario/9", "name": "bad"}"#,
                #"expected the supported version "chiplog.scenario/1""#
            ),
            (#"{"schema": "chiplog.scenario/1", "name": "other"}"#, #"expected the file's base name "bad""#),
            ("{\(header), \"load\": {\"threads\": \"many\"}}", "$.load.threads: expected an integer"),
            ("{\(header), \"load\": {\"threads\": 0}}", "$.load.threads: expected an integer from 1 to 1024"),
            (
                "{\(header),\n\"toy\": {\"fualt\": \"none\"}}",
                #"bad.json:2: $.toy.fualt: unknown key; did you mean "fault"?"#
            ),
            ("{\(header), \"tooy\": {}}", #"unknown key; did you mean "toy"?"#),
            ("{\(header), \"toy\": {\"fault\": \"crush\"}}", #"did you mean "crash"?"#),
            ("{\(header), \"toy\": {\"size\": \"-4KiB\"}}", "$.toy.size"),
            ("{\(header), \"toy\": {\"size\": -4}}", "$.toy.size"),
        ])
    func scenarioFile(text: String, sentence: String) throws {
        for verb in ["run", "validate", "list"] {
            let run = try ToyRun()
            try run.write("scenarios/bad.json", text)
            let result = try run.run(verb)
            #expect(result.code == 2)
            #expect(result.errors.contains(sentence))
            #expect(result.errors.hasPrefix("chiplog: error: scenarios/bad.json"))
            #expect(result.errors.filter { $0 == "\n" }.count == 1)
            #expect(run.names(in: "reports") == [])
        }
    }

    @Test(
        "arguments that are not right",
        arguments: [
            (["run", "goood"], #"no scenario "goood": scenarios/goood.json is not there; did you mean "good"?"#),
            (["run", "./none.json"], "./none.json: cannot be read: No such file or directory"),
            (["run", "/dev/zero"], "/dev/zero: cannot be read: it is longer than the 1024 KiB"),
            (["run", "./scenarios"], "./scenarios: cannot be read: it is a folder, not a file"),
            (["run", "--scenarios", "nowhere"], #"no folder "nowhere" here"#),
            (["run", "--scenarios", "tmp"], #"no scenario file (*.json) in "tmp""#),
            (["run", "--filter", "nothing-has-this"], "leave out all of them; ToyBenchmark list shows their ids"),
            (["run", "--filter", "god"], #"all of them; did you mean "good"? ToyBenchmark list shows their ids"#),
            (["run", "--filter", "goo", "--skip", "good"], "leave out all of them; ToyBenchmark list shows their ids"),
            (["run", "--filter", "["], #"--filter: "[" is no regular expression"#),
            (["run", "--profile", "quik"], #"did you mean "quick"?"#),
            (
                ["run", "--format", "json,html5"],
                #"--format: expected json, markdown, html, csv, github-benchmark, jmh, prometheus, found "html5"; did you mean "html"?"#
            ),
            (["run", "--seed", "-1"], #"found "-1""#),
            (["run", "--seed"], "--seed needs a value: --seed N"),
            (["run", "--quiet=yes"], "--quiet takes no value"),
            (["run", "--ouput", "x"], "unknown option --ouput; did you mean --output?"),
            (["run", "-x"], "unknown option -x"),
            (["run"] + PassName.allCases.map { "--no-\($0.rawValue)" }, "leave nothing to measure"),
            (["run", "--set", "load.thread=2"], #"$.load.thread: unknown key; did you mean "threads"?"#),
            (["run", "--set", "load"], "expected PATH=VALUE"),
            (["rum"], #"unknown verb "rum"; did you mean "run"?"#),
            (["schema"], "ToyBenchmark schema scenario"),
            (["schema", "reprot"], #"did you mean "report"?"#),
            (["--verbose"], "unknown option --verbose"),
            (["--verison"], "unknown option --verison; did you mean --version?"),
            (["--profile=smoke"], "--profile follows a verb, as in ToyBenchmark run --profile"),
            (["good"], #""good" is a scenario, not a verb: ToyBenchmark run good"#),
            (["version"], #"did you mean "--version"?"#),
            (["run", "--profile"], "--profile needs a value: smoke, quick, default, thorough"),
            (["run", "simple", "--scenarios", "nowhere"], #"no folder "nowhere" here"#),
            (["xyzzy"], #"unknown verb "xyzzy"; see ToyBenchmark help"#),
            (["doctor", "now"], #"doctor takes no argument, found "now""#),
            (["help", "run", "ab"], "help takes one verb, found 2"),
            (["init", "a", "b"], "init takes one folder, found 2"),
            (["completion"], "completion needs to know the shell: ToyBenchmark completion bash, or zsh"),
            (["completion", "bsh"], #"did you mean "bash"?"#),
            (["help", "rn"], #"unknown verb "rn"; did you mean "run"?"#),
        ])
    func arguments(arguments: [String], sentence: String) throws {
        let run = try ToyRun()
        try run.scenario("good")
        try run.start(arguments)
        let result = run.wait()
        #expect(result.code == 2)
        #expect(result.errors.contains(sentence))
        #expect(result.errors.hasPrefix("chiplog: error: "))
        #expect(result.errors.filter { $0 == "\n" }.count == 1)
        #expect(result.output == "")
    }

    @Test("every bad file is told of, not only the first")
    func manyFiles() throws {
        let run = try ToyRun()
        try run.write("scenarios/one.json", "")
        try run.write("scenarios/two.json", "[]")
        let result = try run.run("validate")
        #expect(result.code == 2)
        #expect(result.errors.contains("scenarios/one.json"))
        #expect(result.errors.contains("scenarios/two.json"))
    }
}
