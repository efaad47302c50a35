/// Which peer a report's subject is; there to be read, not compared by.
public struct PeerFacts: Equatable, Sendable {
    /// The logger's name.
    public var name: String
    public var configuration: String
    /// The logger's own version, as its worker says.
    public var version: String
    /// The language, with its compiler or runtime where the worker says so.
    public var language: String
    /// What the configuration is.
    public var about: String

    public init(name: String, configuration: String, version: String, language: String, about: String) {
        self.name = name
        self.configuration = configuration
        self.version = version
        self.language = language
        self.about = about
    }
}

extension PeerFacts {
    var json: JSON {
        [
            "name": .string(name), "configuration": .string(configuration), "version": .string(version),
            "language": .string(language), "about": .string(about),
        ]
    }

    init(_ reader: ReportReader) throws(ReportError) {
        self.init(
            name: try reader.string("name"), configuration: try reader.string("configuration"),
            version: try reader.string("version"), language: try reader.string("language"),
            about: try reader.string("about"))
    }
}
