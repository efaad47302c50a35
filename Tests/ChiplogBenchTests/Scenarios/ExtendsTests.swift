import ChiplogBench
import Testing

@testable import ChiplogJSON

@Suite("A scenario that extends another")
struct ExtendsTests {
    /// The rows of `scenarios/toy.json` among these files; each is given by the members behind its header.
    private func load(_ files: [String: String], settings: [String] = []) throws -> [Scenario] {
        let texts = files.map { name, members in
            let header = "{\"schema\": \"chiplog.scenario/1\", \"name\": \"\(name)\""
            return ("scenarios/\(name).json", members.isEmpty ? "\(header)}" : "\(header),\n\(members)}")
        }
        let bytes = Dictionary(uniqueKeysWithValues: texts).mapValues { Array($0.utf8) }
        return try ScenarioFile.load(
            name: "scenarios/toy.json", bytes: bytes["scenarios/toy.json"] ?? [],
            settings: settings.map { try ScenarioSetting($0) }, provider: ToyProvider(),
            readBase: { (path) throws(ScenarioError) in
                guard let bytes = bytes[path] else {
                    throw ScenarioError(place: path, message: "cannot be read: no such file")
                }
                return bytes
            })
    }

    @Test("has what the other has, but for what it says itself: objects are merged, all else is replaced")
    func merge() throws {
        let rows = try load([
            "toy": """
            "extends": "base", "load": {"threads": 3}, "passes": ["time"],
            "matrix": {"sink.kind": ["file"], "load.events": [5, 6]}
            """,
            "base": """
            "extends": "root", "description": "Toys.", "load": {"executor": "task", "threads": 2},
            "matrix": {"sink.kind": ["null", "memory"]}
            """,
            "root": #""sink": {"kind": "null", "buffer": 7}, "passes": ["verify", "alloc"], "load": {"threads": 1}"#,
        ])
        #expect(rows.map(\.id) == ["toy/kind=file/events=5", "toy/kind=file/events=6"])
        #expect(rows[0].load == Load(threads: 3, executor: .task, events: 5))
        #expect(rows[0].passes == [.time])
        #expect(rows[0].description == "Toys.")
        #expect(try rows[0].reader().object(at: "sink").size("buffer") == 7)
        #expect(rows[0].bases.map(\.file) == ["scenarios/base.json", "scenarios/root.json"])
    }

    @Test("has another digest when the other changes")
    func digest() throws {
        let toy = #""extends": "base""#
        let one = try load(["toy": toy, "base": ""])[0].sha256
        #expect(try load(["toy": toy, "base": ""])[0].sha256 == one)
        #expect(try load(["toy": toy, "base": #""passes": ["time"]"#])[0].sha256 != one)
        #expect(try load(["toy": ""])[0].sha256 != one)
    }

    @Test(
        "an error names the file and the line that a value came from",
        arguments: [
            (
                [#""extends": "base", "load": {"events": 1}"#, "\"load\": {\n\"threads\": 0}"],
                "scenarios/base.json:3: $.load.threads: expected an integer from 1 to 1024, found 0"
            ),
            (
                ["\"extends\": \"base\",\n\"load\": {\"threads\": 0}", #""load": {"threads": 1}"#],
                "scenarios/toy.json:3: $.load.threads: expected an integer from 1 to 1024, found 0"
            ),
            (
                [#""extends": "base", "sink": {"kind": "file"}"#, "\"sink\": {\n\"bufer\": 1}"],
                #"scenarios/base.json:3: $.sink.bufer: unknown key; did you mean "buffer"?"#
            ),
            (
                [#""extends": "base", "sink": "file""#, "\"lod\": {}"],
                #"scenarios/base.json:2: $.lod: unknown key; did you mean "load"?"#
            ),
            (
                [#""extends": "base""#, "\"matrix\": {\n\"load.threads\": [1,\n0]}"],
                "scenarios/base.json:4: $.load.threads: expected an integer from 1 to 1024, found 0"
            ),
            (
                ["\"passes\": [],\n\"extends\": \"bas\"", ""],
                "scenarios/toy.json:3: $.extends: scenarios/bas.json cannot be read: no such file"
            ),
            (
                [#""extends": "../base""#, ""],
                "scenarios/toy.json:2: $.extends: expected the name of a scenario in the same folder, found \"../base\""
            ),
            (
                [#""extends": "toy""#, ""],
                "scenarios/toy.json:2: $.extends: extends itself: toy extends toy"
            ),
            (
                [#""extends": "base""#, #""extends": "toy""#],
                "scenarios/base.json:2: $.extends: extends itself: toy extends base extends toy"
            ),
        ])
    func places(members: [String], expected: String) throws {
        let error = try #require(throws: ScenarioError.self) { try load(["toy": members[0], "base": members[1]]) }
        #expect(error.description == expected)
    }

    @Test("a setting goes over both, and extends itself cannot be set")
    func settings() throws {
        let files = ["toy": #""extends": "base""#, "base": #""load": {"threads": 2}"#]
        #expect(try load(files, settings: ["load.threads=5"])[0].load.threads == 5)
        let error = try #require(throws: ScenarioError.self) { try load(files, settings: ["extends=x"]) }
        #expect(error.message == "\"extends\" cannot be set")
    }

    @Test("a row of files is bounded")
    func bound() throws {
        var files = ["toy": #""extends": "b0""#]
        for number in 0..<8 { files["b\(number)"] = number < 7 ? "\"extends\": \"b\(number + 1)\"" : "" }
        #expect(try load(files)[0].bases.count == 8)
        files["b7"] = #""extends": "b8""#
        files["b8"] = ""
        let error = try #require(throws: ScenarioError.self) { try load(files) }
        #expect(error.description == "scenarios/b7.json:2: $.extends: more than 8 files in a row")
    }
}
