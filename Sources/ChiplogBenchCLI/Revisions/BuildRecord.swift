import ChiplogBench

/// What is kept beside a finished build, in `build.json`.
struct BuildRecord: Equatable, Sendable {
    /// nil for the working tree.
    var commit: String?
    /// The compiler's version line.
    var swift: String
    var flags: [String]
    /// The version of the tool that had it built.
    var harness: String
    var binary: BinaryDigest

    static let fileName = "build.json"

    init(commit: String?, swift: String, flags: [String], harness: String, binary: BinaryDigest) {
        self.commit = commit
        self.swift = swift
        self.flags = flags
        self.harness = harness
        self.binary = binary
    }

    /// Reads the record in the folder of a build; nil when it is missing or says something else.
    init?(in folder: String) {
        guard let bytes = try? FileBytes.read("\(folder)/\(Self.fileName)", limit: 1 << 20),
            let json = try? JSON.parse(bytes), let swift = json["swift"]?.string,
            let flags = json["flags"]?.array?.compactMap(\.string), let harness = json["harness"]?.string,
            let sha256 = json["sha256"]?.string, let size = json["bytes"]?.uint
        else { return nil }
        self.init(
            commit: json["commit"]?.string, swift: swift, flags: flags, harness: harness,
            binary: BinaryDigest(sha256: sha256, bytes: size))
    }

    var json: JSON {
        [
            "commit": .orNull(commit), "swift": .string(swift), "flags": .array(flags.map { .string($0) }),
            "harness": .string(harness), "sha256": .string(binary.sha256), "bytes": .integer(binary.bytes),
        ]
    }
}
