import Testing

@testable import ChiplogBench

@Suite("A manifest of peers")
struct PeerManifestTests {
    private static let lines = #""scenarios": {"a": {"format": "text"}}"#
    private static let words = #""name": "Zlog", "configuration": "fast", "language": "Z", "about": "words""#

    private static func load(_ peers: String) throws(ScenarioError) -> [Peer] {
        let text = "{\"schema\": \"chiplog.peers/1\",\n\"peers\": [\(peers)]}"
        return try PeerManifest.load(name: "some/peers.json", bytes: Array(text.utf8), path: "/nowhere:/bin")
    }

    @Test("says what to start, beside the file, on the path or by its whole name")
    func commands() throws {
        let programs = [".build/zlog": "some/.build/zlog", "sh": "/bin/sh", "/opt/zlog": "/opt/zlog", "zz": "zz"]
        for (program, found) in programs {
            let peer = try Self.load(
                #"{"id": "z", \#(Self.words), "command": ["\#(program)", "fast"], "install": "get", \#(Self.lines)}"#)[
                    0]
            #expect(peer.command == WorkerCommand(executable: found, arguments: ["fast"]))
        }
    }

    @Test("says how lines look, what is set, what is not comparable")
    func rest() throws {
        let peers = try Self.load(
            """
            {"id": "own", \(Self.words), "settings": ["messages.style=literal"], \(Self.lines)},
            {"id": "z", \(Self.words), "command": ["zlog"], "install": "get zlog", "notes": ["no fields", "no time"],
             "scenarios": {
                "a": {"format": "json", "message": ["fields", "msg"], "fields": ["fields"], "notes": ["no cause"]}}}
            """)
        #expect(peers.map(\.id) == ["own", "z"])
        #expect(peers[0].command == nil)
        #expect(peers[0].settings.map(\.text) == ["messages.style=literal"])
        #expect(peers[0].lines == ["a": .text])
        #expect(peers[1].lines == ["a": .json(message: ["fields", "msg"], fields: ["fields"])])
        #expect(peers[1].notes == ["no fields", "no time"])
        #expect(peers[1].scenarioNotes == ["a": ["no cause"]])
        #expect(peers[1].install == "get zlog")
    }

    @Test(
        "is refused with line, path and what was expected",
        arguments: [
            (#"{"id": "a b", \#(words)}"#, "$.peers[0].id: expected letters, digits and . _ -"),
            (#"{"id": "head", \#(words)}"#, "neither head, base nor reference"),
            (
                #"{"id": "z", \#(words), "command": [], "install": "x", \#(lines)}"#,
                "$.peers[0].command: expected a program"
            ),
            (#"{"id": "z", \#(words), "command": ["zlog"], \#(lines)}"#, "missing key \"install\""),
            (#"{"id": "z", \#(words)}"#, "missing key \"scenarios\""),
            (#"{"id": "z", \#(words), "commnd": ["zlog"], \#(lines)}"#, "did you mean \"command\"?"),
            (#"{"id": "z", \#(words), "scenarios": {"a": {"format": "jsn"}}}"#, "did you mean \"json\"?"),
            (#"{"id": "z", \#(words), "scenarios": {"a": {"format": "json"}}}"#, "missing key \"message\""),
            (#"{"id": "z", \#(words), \#(lines)}, {"id": "z", \#(words), \#(lines)}"#, "\"z\" for the second time"),
        ])
    func errors(peers: String, sentence: String) {
        let error = #expect(throws: ScenarioError.self) { try Self.load(peers) }
        #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
        #expect(error?.description.hasPrefix("some/peers.json:2: ") == true)
    }

    @Test("of another version is refused")
    func version() {
        let error = #expect(throws: ScenarioError.self) {
            try PeerManifest.load(name: "p.json", bytes: Array(#"{"schema": "chiplog.peers/2"}"#.utf8), path: nil)
        }
        #expect(
            error?.description
                == #"p.json:1: $.schema: expected the supported version "chiplog.peers/1", found "chiplog.peers/2""#)
    }
}
