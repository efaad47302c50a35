import ChiplogBench
import Testing

@Suite struct ScenarioFileTests {
    @Test func `A file with nothing but its header takes the defaults`() throws {
        let scenarios = try ToyProvider.load(ToyProvider.file())
        let scenario = try #require(scenarios.first)
        #expect(scenarios.count == 1)
        #expect(scenario.id == "toy")
        #expect(scenario.description == "")
        #expect(scenario.load == Load())
        #expect(scenario.passes == PassName.allCases)
        #expect(scenario.limits == Limits())
        #expect(scenario.goals == [])
    }

    @Test func `The engine's sections are read`() throws {
        let scenario = try #require(
            try ToyProvider.load(
                ToyProvider.file(
                    """
                    "description": "Toys.", "passes": ["verify"],
                    "limits": {"wall": "2min", "rss": "1MiB", "live_heap": 2, "output": "3KiB", "queue_depth": 4},
                    "load": {"mode": "closed", "threads": 4, "executor": "task", "events": 10, "warm_up": "1s"}
                    """)
            ).first)
        #expect(scenario.description == "Toys.")
        #expect(scenario.passes == [.verify])
        #expect(
            scenario.limits
                == Limits(wall: .seconds(120), rss: 1 << 20, liveHeap: 2, output: 3 << 10, queueDepth: 4))
        #expect(scenario.load == Load(threads: 4, executor: .task, events: 10, warmUp: .seconds(1)))
    }

    @Test func `Goals are read, set and varied like any other value`() throws {
        let file = ToyProvider.file(
            #""goal": {"cpu_time": 100, "throughput": 2.5}, "matrix": {"goal.ratio_to_reference": [1.5, 2]}"#)
        let rows = try ToyProvider.load(file, settings: ["goal.cpu_time=7"])
        #expect(
            rows.map(\.goals)
                == [1.5, 2].map { limit in
                    [Goal(.cpuTime, limit: 7), Goal(.throughput, limit: 2.5), Goal(.ratioToReference, limit: limit)]
                })
    }

    /// What a size and a duration look like, as their errors say.
    static let sizes = #"expected a size in bytes, such as 500, "500B", "64KiB" or "1MiB""#
    static let durations = #"expected a duration, such as "5s", "200ms", "50us", "10ns" or "2min""#

    /// Members of a file's second line and on, and the error after `scenarios/toy.json:`.
    static let badMembers: [(members: String, error: String)] = [
        (#""lod": {}"#, #"2: $.lod: unknown key; did you mean "load"?"#),
        (#""goal": {"cpu_time": 0}"#, "2: $.goal.cpu_time: expected a number from 0.001 to 1e+18, found 0"),
        (
            #""goal": {"cpu_tim": 1}"#,
            "2: $.goal.cpu_tim: expected a metric's name (\(MetricDefinition.all.map(\.name).joined(separator: ", "))), "
                + #"found "cpu_tim"; did you mean "cpu_time"?"#
        ),
        (#""sinc": "null""#, #"2: $.sinc: unknown key; did you mean "sink"?"#),
        (#""zzz": 1"#, "2: $.zzz: unknown key"),
        (
            "\"load\": {\n\"threads\": \"four\"}",
            "3: $.load.threads: expected an integer from 1 to 1024, found \"four\""
        ),
        (
            #""load": {"threads": 0}"#,
            "2: $.load.threads: expected an integer from 1 to 1024, found 0"
        ),
        (
            #""load": {"threads": 1.5}"#,
            "2: $.load.threads: expected an integer from 1 to 1024, found 1.5"
        ),
        (#""load": []"#, "2: $.load: expected an object, found an array"),
        (
            #""load": {"executor": "taks"}"#,
            #"2: $.load.executor: expected one of "thread", "task", found "taks"; did you mean "task"?"#
        ),
        (#""load": {"treads": 1}"#, #"2: $.load.treads: unknown key; did you mean "threads"?"#),
        (
            #""passes": ["time", "verfy"]"#,
            #"2: $.passes[1]: expected one of "time", "verify", "alloc", "memory", "latency", "instr", found "verfy"; did you mean "verify"?"#
        ),
        (#""passes": []"#, "2: $.passes: expected at least one pass, found an empty array"),
        (#""passes": ["time", "time"]"#, #"2: $.passes[1]: "time" for the second time"#),
        (
            #""limits": {"wall": "5 s"}"#,
            #"2: $.limits.wall: \#(durations), found "5 s""#
        ),
        (
            #""limits": {"wall": "-5s"}"#,
            #"2: $.limits.wall: expected a duration from 0.001 seconds to 3600.0 seconds, found "-5s""#
        ),
        (#""limits": {"rss": 0}"#, "2: $.limits.rss: expected a size of 1 to 1125899906842624 bytes, found 0"),
        (#""limits": {"rsss": 1}"#, #"2: $.limits.rsss: unknown key; did you mean "rss"?"#),
        (#""description": 5"#, "2: $.description: expected a string, found 5"),
        (
            #""sink": "nul""#,
            #"2: $.sink: expected one of "null", "file", "memory", found "nul"; did you mean "null"?"#
        ),
        (
            #""sink": {"knid": "null"}"#,
            #"2: $.sink: missing key "kind"; found the unknown key "knid""#
        ),
        (
            #""sink": {"kind": "null", "bufer": 1}"#,
            #"2: $.sink.bufer: unknown key; did you mean "buffer"?"#
        ),
        (
            #""sink": {"kind": "null", "buffer": -1}"#,
            #"2: $.sink.buffer: \#(sizes), found the negative -1"#
        ),
        (
            #""sink": {"kind": "null", "buffer": "-64KiB"}"#,
            #"2: $.sink.buffer: \#(sizes), found the negative "-64KiB""#
        ),
        (
            #""sink": {"kind": "null", "buffer": "2MiB"}"#,
            #"2: $.sink.buffer: expected a size of 1 to 1048576 bytes, found "2MiB""#
        ),
        (
            #""sink": {"kind": "null", "buffer": "64KB"}"#,
            #"2: $.sink.buffer: \#(sizes), found "64KB""#
        ),
        (
            #""sink": {"kind": "null", "levels": [1, 8]}"#,
            "2: $.sink.levels[1]: expected an integer from 0 to 7, found 8"
        ),
        (
            #""sink": {"kind": "null", "sync": "yes"}"#,
            #"2: $.sink.sync: expected true or false, found "yes""#
        ),
        (
            #""sink": {"kind": "null", "share": 1e9}"#,
            "2: $.sink.share: expected a number from 0.0 to 1.0, found 1e9"
        ),
        (
            #""sink": {"kind": "null",}"#,
            #"2: not JSON: expected a key in quotes, found "}" (column 25)"#
        ),
        (#""load": {}, "load": {}"#, #"2: not JSON: duplicate key "load" (column 13)"#),
    ]

    @Test(arguments: badMembers)
    func `A bad member is one sentence with file, line, path and what was expected`(
        members: String, expected: String
    ) throws {
        let error = try #require(throws: ScenarioError.self) { try ToyProvider.load(ToyProvider.file(members)) }
        #expect(error.description == "scenarios/toy.json:" + expected)
    }

    @Test(arguments: [
        ("", "scenarios/toy.json: the file is empty; expected a scenario in JSON"),
        ("\n", "scenarios/toy.json:2: not JSON: the text is empty; expected a JSON value (column 1)"),
        ("schema: 1", "scenarios/toy.json:1: not JSON: expected a value, found \"s\" (column 1)"),
        ("[]", "scenarios/toy.json:1: $: expected an object, found an array"),
        ("{}", "scenarios/toy.json:1: $: missing key \"schema\""),
        (
            #"{"schema": "chiplog.scenario/2", "name": "toy"}"#,
            "scenarios/toy.json:1: $.schema: expected the supported version \"chiplog.scenario/1\","
                + " found \"chiplog.scenario/2\""
        ),
        (#"{"schema": "chiplog.scenario/1"}"#, #"scenarios/toy.json:1: $: missing key "name""#),
        (
            #"{"schema": "chiplog.scenario/1", "name": "toys"}"#,
            #"scenarios/toy.json:1: $.name: expected the file's base name "toy", found "toys""#
        ),
    ])
    func `A file that is no scenario is one sentence`(text: String, expected: String) throws {
        let error = try #require(throws: ScenarioError.self) { try ToyProvider.load(text) }
        #expect(error.description == expected)
    }

    @Test func `Bytes that are not UTF-8 are one sentence`() throws {
        let error = try #require(throws: ScenarioError.self) {
            try ScenarioFile.load(name: "a.json", bytes: [0x7B, 0x0A, 0xFF], settings: [], provider: ToyProvider())
        }
        #expect(error.description == "a.json:2: not JSON: not UTF-8 (column 1)")
    }

    @Test func `The digest is that of the file's bytes`() throws {
        // printf '{"schema": "chiplog.scenario/1", "name": "toy"}' | sha256sum
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        #expect(scenario.sha256 == "d7eb5712986bd5c46ec0853b2acce9f7a24e0ca2248ba63570d0c47f901338e6")
    }

    @Test func `A setting makes it another scenario`() throws {
        // printf '%s--set load.threads=8\n' '{"schema": "chiplog.scenario/1", "name": "toy"}' | sha256sum
        let scenario = try #require(try ToyProvider.load(ToyProvider.file(), settings: ["load.threads=8"]).first)
        #expect(scenario.sha256 == "3131c8ae919e104375d255d5b1560e88d8f9db62caab88a3505048b2f568c301")
    }
}
