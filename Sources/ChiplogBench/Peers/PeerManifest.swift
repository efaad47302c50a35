/// Reads the file that says which peers there are, `chiplog.peers/1`.
public enum PeerManifest {
    /// The value of `schema` in files this version reads.
    public static let schema = "chiplog.peers/1"

    /// The peers of a manifest, in its order.
    ///
    /// - Parameters:
    ///   - name: The file's path, as errors shall name it; a peer's program is looked for beside it.
    ///   - bytes: What the file holds.
    ///   - path: The folders in which programs without a slash in their name are looked for.
    /// - Throws: The first thing wrong, by line, path and what was expected.
    public static func load(name: String, bytes: [UInt8], path: String?) throws(ScenarioError) -> [Peer] {
        let reader = try ScenarioSource(file: name, bytes: bytes).root.object()
        let schema = try reader.value("schema")
        guard schema.json.string == Self.schema else {
            throw schema.error("expected the supported version \"\(Self.schema)\", found \(schema.json.shortText)")
        }
        let folder = name.lastIndex(of: "/").map { name[...$0] } ?? ""
        var peers: [Peer] = []
        for value in try reader.value("peers").array() {
            let peer = try Self.peer(value, folder: folder, path: path)
            guard !peers.contains(where: { $0.id == peer.id }) else {
                throw value.error("the id \"\(peer.id)\" for the second time")
            }
            peers.append(peer)
        }
        try reader.finish()
        return peers
    }

    private static func peer(
        _ value: ScenarioValue, folder: Substring, path: String?
    ) throws(ScenarioError) -> Peer {
        let reader = try value.object()
        let id = try reader.value("id")
        let isPlain = { (letter: Character) in letter.isASCII && (letter.isLetter || letter.isNumber) }
        guard try !id.string().isEmpty, try id.string().allSatisfy({ isPlain($0) || "._-".contains($0) }),
            Arm(rawValue: try id.string()) == nil
        else { throw id.error("expected letters, digits and . _ -, and neither head, base nor reference") }
        let command = try command(reader, folder: folder, path: path)
        let scenarios = try scenarios(reader)
        let peer = Peer(
            id: try id.string(), name: try text(reader, "name"), configuration: try text(reader, "configuration"),
            language: try text(reader, "language"), about: try text(reader, "about"), notes: try notes(reader),
            scenarioNotes: scenarios.mapValues(\.notes), command: command,
            install: command == nil ? "" : try text(reader, "install"),
            settings: command == nil ? try settings(reader) : [], lines: scenarios.mapValues(\.lines))
        try reader.finish()
        return peer
    }

    private static func text(_ reader: ScenarioReader, _ key: String) throws(ScenarioError) -> String {
        let value = try reader.value(key)
        guard try !value.string().isEmpty else { throw value.error("expected some words, found none") }
        return try value.string()
    }

    private static func notes(_ reader: ScenarioReader) throws(ScenarioError) -> [String] {
        var notes: [String] = []
        for note in try reader.value(ifPresent: "notes")?.array() ?? [] { notes.append(try note.string()) }
        return notes
    }

    /// The program beside the manifest, or from the path; nil where the key is missing.
    private static func command(
        _ reader: ScenarioReader, folder: Substring, path: String?
    ) throws(ScenarioError) -> WorkerCommand? {
        guard let value = reader.value(ifPresent: "command") else { return nil }
        var words: [String] = []
        for word in try value.array() { words.append(try word.string()) }
        guard let program = words.first, !program.isEmpty else {
            throw value.error("expected a program and its arguments, found \(value.json.shortText)")
        }
        let found =
            program.hasPrefix("/")
            ? program : program.contains("/") ? "\(folder)\(program)" : CommandOutput.find(program, in: path) ?? program
        return WorkerCommand(executable: found, arguments: Array(words.dropFirst()))
    }

    private static func settings(_ reader: ScenarioReader) throws(ScenarioError) -> [ScenarioSetting] {
        var settings: [ScenarioSetting] = []
        for value in try reader.value(ifPresent: "settings")?.array() ?? [] {
            settings.append(try ScenarioSetting(value.string()))
        }
        return settings
    }

    private static func scenarios(
        _ reader: ScenarioReader
    ) throws(ScenarioError) -> [String: (lines: PeerLines, notes: [String])] {
        let scenarios = try reader.object(at: "scenarios")
        var found: [String: (lines: PeerLines, notes: [String])] = [:]
        for name in scenarios.keys {
            let section = try scenarios.object(at: name)
            let lines: PeerLines =
                switch try section.value("format").choice(of: Format.self) {
                case .text: .text
                case .json: .json(message: try path(section, "message"), fields: try path(section, "fields"))
                }
            found[name] = (lines, try notes(section))
        }
        return found
    }

    private static func path(_ reader: ScenarioReader, _ key: String) throws(ScenarioError) -> [String] {
        var keys: [String] = []
        for step in try reader.value(key).array() { keys.append(try step.string()) }
        return keys
    }

    private enum Format: String, CaseIterable {
        case text, json
    }
}
