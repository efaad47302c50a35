import ChiplogBench

/// A provider with one section, `sink`, that has a kind, a size and a list.
struct ToyProvider: WorkloadProvider {
    enum Kind: String, CaseIterable {
        case null, file, memory
    }

    var sections: [String] { ["sink"] }

    func validate(_ scenario: Scenario) throws(ScenarioError) {
        let reader = scenario.reader()
        if let sink = try reader.object(ifPresent: "sink", shorthand: "kind") {
            _ = try sink.choice("kind", of: Kind.self)
            _ = try sink.size("buffer", in: 1...1 << 20, default: 4_096)
            _ = try sink.duration("delay", default: .zero)
            _ = try sink.bool("sync", default: false)
            _ = try sink.number("share", in: 0...1, default: 0.5)
            for level in try sink.array(ifPresent: "levels") { _ = try level.integer(in: 0...7) }
        }
        try reader.finish()
    }

    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        throw WorkloadError("the toy has no workload")
    }

    /// The scenarios of a file's text, which is called `scenarios/toy.json` unless said otherwise.
    static func load(
        _ text: String, name: String = "scenarios/toy.json", settings: [String] = []
    ) throws -> [Scenario] {
        try ScenarioFile.load(
            name: name, bytes: Array(text.utf8), settings: settings.map { try ScenarioSetting($0) },
            provider: ToyProvider())
    }

    /// A file with the header that every scenario needs, then `members`.
    static func file(_ members: String = "") -> String {
        let header = "{\"schema\": \"chiplog.scenario/1\", \"name\": \"toy\""
        return members.isEmpty ? header + "}" : header + ",\n" + members + "\n}"
    }
}
