/// What a benchmark executable says of itself when it is asked which protocol its workers speak: the number on the first
/// line, then facts about the build as `key value`, of which any may be missing.
package struct WorkerGreeting: Equatable, Sendable {
    package var protocolVersion: Int
    /// `release` or `debug`; nil where it does not say.
    package var configuration: String?
    /// The compiler's version, such as `6.3.1`; nil where it does not say.
    package var swift: String?
    /// The version of what is measured, where it is not this package's own: a logger of another language.
    package var version: String?
    /// The language it is written in, with its compiler or runtime.
    package var language: String?

    /// This build's.
    package static let current = WorkerGreeting(
        protocolVersion: WorkerServer.protocolVersion, configuration: SubjectProbe.configuration,
        swift: SubjectProbe.swiftVersion)

    package init(
        protocolVersion: Int, configuration: String? = nil, swift: String? = nil, version: String? = nil,
        language: String? = nil
    ) {
        self.protocolVersion = protocolVersion
        self.configuration = configuration
        self.swift = swift
        self.version = version
        self.language = language
    }

    /// Reads what an executable said; nil where its first line is no number.
    package init?(text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let number = lines.first.flatMap({ Int($0) }), number >= 0 else { return nil }
        let fact = { (key: String) in
            let line = lines.dropFirst().first { $0.hasPrefix(key + " ") }
            return line.map { String($0.dropFirst(key.count + 1)) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        let configuration = fact("configuration").flatMap { ["release", "debug"].contains($0) ? $0 : nil }
        self.init(
            protocolVersion: number, configuration: configuration, swift: fact("swift"), version: fact("version"),
            language: fact("language"))
    }

    /// What is said.
    package var text: String {
        let facts = [
            ("configuration", configuration), ("swift", swift), ("version", version), ("language", language),
        ]
        return facts.reduce("\(protocolVersion)\n") { text, fact in
            fact.1.map { "\(text)\(fact.0) \($0)\n" } ?? text
        }
    }
}
