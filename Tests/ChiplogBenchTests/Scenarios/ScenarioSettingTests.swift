import ChiplogBench
import Testing

@Suite struct ScenarioSettingTests {
    @Test(
        arguments: [
            ("load.threads=8", ["load", "threads"], 8), ("sink=file", ["sink"], "file"),
            ("sink.sync=true", ["sink", "sync"], true),
            ("sink=null", ["sink"], "null"), ("a=b=c", ["a"], "b=c"), ("a=", ["a"], ""), ("a=[1]", ["a"], [1]),
            ("a=\"1\"", ["a"], "1"),
        ] as [(String, [String], JSON)])
    func `The path is split at dots and the value is JSON or else a string`(text: String, keys: [String], value: JSON)
        throws
    {
        let setting = try ScenarioSetting(text)
        #expect(setting.keys == keys)
        #expect(setting.value == value)
    }

    @Test(arguments: ["", "=1", "load", "load..threads=1", ".load=1", "load.=1"])
    func `What is no path and value is refused`(text: String) throws {
        let error = try #require(throws: ScenarioError.self) { try ScenarioSetting(text) }
        #expect(error.description == "--set \(text): expected PATH=VALUE, such as load.threads=8 or format=json")
    }

    @Test func `A setting replaces the file's value, and the last one wins`() throws {
        let file = ToyProvider.file(#""load": {"threads": 2, "events": 7}"#)
        let scenarios = try ToyProvider.load(file, settings: ["load.threads=3", "load.threads=8", "sink.kind=memory"])
        let scenario = try #require(scenarios.first)
        #expect(scenario.load == Load(threads: 8, events: 7))
        #expect(try scenario.reader().object(at: "sink").string("kind") == "memory")
    }

    @Test func `A setting becomes the only value of the parameter it names`() throws {
        let file = ToyProvider.file(#""matrix": {"sink": ["null", "file"], "load.threads": [1, 2]}"#)
        let scenarios = try ToyProvider.load(file, settings: ["load.threads=8"])
        #expect(scenarios.map(\.id) == ["toy/sink=null/threads=8", "toy/sink=file/threads=8"])
        #expect(scenarios.allSatisfy { $0.load.threads == 8 })
    }

    @Test(arguments: [
        ("lod.threads=8", #"$.lod.threads: unknown key; did you mean "load"?"#),
        ("load.thread=8", #"$.load.thread: unknown key; did you mean "threads"?"#),
        ("load.threads=0", "$.load.threads: expected an integer from 1 to 1024, found 0"),
        ("load=x", #"$.load: expected an object, found "x""#),
        ("name=x", #"$.name: "name" cannot be set"#),
        ("matrix.sink=x", #"$.matrix.sink: "matrix" cannot be set"#),
        (
            "sink.kind=nul",
            #"$.sink.kind: expected one of "null", "file", "memory", found "nul"; did you mean "null"?"#
        ),
    ])
    func `An error of a setting names the setting`(setting: String, expected: String) throws {
        let error = try #require(throws: ScenarioError.self) {
            try ToyProvider.load(ToyProvider.file(), settings: [setting])
        }
        #expect(error.description == "--set \(setting): \(expected)")
    }

    @Test func `An error inside a section that was set names the setting, not the line it replaced`() throws {
        let file = ToyProvider.file(#""sink": {"kind": "file"}, "load": {"threads": 1}"#)
        let error = try #require(throws: ScenarioError.self) {
            try ToyProvider.load(file, settings: [#"sink={"kind": 5}"#])
        }
        #expect(error.place == #"--set sink={"kind": 5}"#)
        #expect(error.path == "$.sink.kind")
        let other = try #require(throws: ScenarioError.self) {
            try ToyProvider.load(ToyProvider.file(#""sink": {}"#), settings: ["sink.buffer=5"])
        }
        #expect(other.place == "scenarios/toy.json")
        #expect(other.line == 2)
    }
}
