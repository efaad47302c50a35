import ChiplogBench
import Testing

@Suite struct MatrixTests {
    @Test func `Every combination in the order of the file`() throws {
        let scenarios = try ToyProvider.load(
            ToyProvider.file(#""matrix": {"sink": ["null", "file"], "load.threads": [1, 4, 16]}"#))
        #expect(
            scenarios.map(\.id) == [
                "toy/sink=null/threads=1", "toy/sink=null/threads=4", "toy/sink=null/threads=16",
                "toy/sink=file/threads=1", "toy/sink=file/threads=4", "toy/sink=file/threads=16",
            ])
        #expect(scenarios.map(\.load.threads) == [1, 4, 16, 1, 4, 16])
        #expect(scenarios[1].params.map(\.name) == ["sink", "threads"])
        #expect(scenarios[1].params.map(\.value) == ["null", 4])
    }

    @Test func `A value of the matrix takes the place of the document's`() throws {
        let scenarios = try ToyProvider.load(
            ToyProvider.file(
                """
                "sink": {"kind": "null", "buffer": 5},
                "matrix": {"sink.buffer": [6, "1KiB"]}
                """))
        let sizes = try scenarios.map { try $0.reader().object(at: "sink").size("buffer") }
        #expect(sizes == [6, 1_024])
    }

    @Test func `Too many values are refused before each is held against the others`() throws {
        let values = Array(repeating: "1", count: 1_001).joined(separator: ",")
        let error = #expect(throws: ScenarioError.self) {
            try ToyProvider.load(ToyProvider.file("\"matrix\": {\"load.threads\": [\(values)]}"))
        }
        #expect(error?.message == "more than 1000 values")
    }

    @Test(arguments: [
        (#"{"lod.threads": [1]}"#, #"2: $.lod: unknown key; did you mean "load"?"#),
        (#"{"load.thread": [1]}"#, #"2: $.load.thread: unknown key; did you mean "threads"?"#),
        (
            #"{"load.threads": []}"#,
            #"2: $.matrix["load.threads"]: expected at least one value, found an empty array"#
        ),
        (#"{"load.threads": 1}"#, #"2: $.matrix["load.threads"]: expected an array, found 1"#),
        (
            "{\"load.threads\": [1,\n0]}",
            "3: $.load.threads: expected an integer from 1 to 1024, found 0"
        ),
        (#"{"load.threads": [1, 1]}"#, #"2: $.matrix["load.threads"][1]: 1 for the second time"#),
        (
            #"{"sink": [{"kind": "null"}]}"#,
            "2: $.matrix.sink[0]: expected a string, a number, true, false or null, found an object"
        ),
        (
            #"{"sink.kind": ["null"], "load.kind": [1]}"#,
            #"2: $.matrix["load.kind"]: a second parameter named "kind", after "sink.kind""#
        ),
        (#"{"name": ["a"]}"#, #"2: $.matrix.name: a matrix cannot vary "name""#),
        (
            #"{"load..threads": [1]}"#,
            #"2: $.matrix["load..threads"]: expected a path of keys separated by dots, such as "load.threads""#
        ),
        (
            #"{"sink": ["null"], "sink.buffer": [1]}"#,
            "2: $.sink.buffer: cannot set a key inside $.sink, which is a string"
        ),
        (#"[]"#, "2: $.matrix: expected an object, found an array"),
    ])
    func `A bad matrix is one sentence`(matrix: String, expected: String) throws {
        let error = try #require(throws: ScenarioError.self) {
            try ToyProvider.load(ToyProvider.file("\"matrix\": " + matrix))
        }
        #expect(error.description == "scenarios/toy.json:" + expected)
    }

    @Test func `A matrix beyond all measure is refused before it is built`() throws {
        let values = (1...1_000).map(String.init).joined(separator: ",")
        let axes = ["load.threads", "sink.a", "sink.b", "sink.c", "sink.d", "sink.e", "sink.f"]
        let matrix = axes.map { "\"\($0)\": [\(values)]" }.joined(separator: ",")
        let error = try #require(throws: ScenarioError.self) {
            try ToyProvider.load(ToyProvider.file("\"matrix\": {\(matrix)}"))
        }
        #expect(error.message == "more than 1000 combinations")
    }
}
