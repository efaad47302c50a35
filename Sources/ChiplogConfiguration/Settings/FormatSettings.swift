public import Chiplog
internal import ChiplogJSON

/// What lines look like, as data.
///
/// In a file a name, `"json"`, or an object:
///
/// | kind | keys beside `kind` |
/// | --- | --- |
/// | any `LogFormat` | – |
/// | `json` | `keys`: an object of `time`, `level`, `label`, `message`, `error`, `source`, `function`, `trace`, `span` with names, or null to leave one out; `time`: a `LogTimeFormat`; `level`: `name`, `uppercase`, `number`, or an object of levels and what they are called; `fields-under`: a key for the fields' own object; `call-site`: true or false |
/// | `pattern` | `pattern`, see `PatternFormatter` |
public enum FormatSettings: Sendable, Hashable {
    case named(LogFormat)
    case json(JSONSettings)
    case pattern(String)

    /// The choices of a `JSONFormatter`.
    public struct JSONSettings: Sendable, Hashable {
        public var keys = JSONFormatter.Keys()
        public var time = LogTimeFormat.rfc3339Microseconds
        public var level = JSONFormatter.Level.name
        public var fields = JSONFormatter.Fields.flat
        public var callSite = false

        public init() {}
    }

    /// - Throws: when two of the JSON keys are the same, or the pattern cannot be read.
    public func formatter() throws(FormatError) -> any LogFormatter {
        switch self {
        case .named(let format):
            format.formatter
        case .json(let json):
            try JSONFormatter(
                keys: json.keys, time: json.time, level: json.level, fields: json.fields, callSite: json.callSite)
        case .pattern(let pattern):
            try PatternFormatter(pattern)
        }
    }
}

extension FormatSettings {
    init(_ value: DocumentValue) throws(DocumentError) {
        let reader = try value.object(shorthand: "kind")
        let names = LogFormat.allCases.map(\.rawValue) + ["pattern"]
        let kind = try reader.value("kind")
        let name = try kind.string()
        if name == "pattern" {
            self = .pattern(try reader.string("pattern"))
        } else if let format = LogFormat(rawValue: name) {
            self = format == .json && reader.keys.count > 1 ? .json(try JSONSettings(reader)) : .named(format)
        } else {
            throw kind.error(
                "expected one of \(names.joined(separator: ", ")), found \(kind.json.shortText)",
                suggestion: nearestName(to: name, in: names))
        }
        try reader.finish()
        do throws(FormatError) {
            _ = try formatter()
        } catch {
            throw value.error(error.description)
        }
    }
}

extension FormatSettings.JSONSettings {
    private enum Level: String, CaseIterable {
        case name, uppercase, number
    }

    fileprivate init(_ reader: DocumentReader) throws(DocumentError) {
        if let keys = try reader.object(ifPresent: "keys") {
            try Self.read(keys, into: &self.keys)
        }
        time = try reader.choice("time", of: LogTimeFormat.self, default: time)
        if let level = reader.value(ifPresent: "level") {
            self.level = try Self.level(level)
        }
        if let key = try reader.value(ifPresent: "fields-under")?.string() {
            fields = .under(key)
        }
        callSite = try reader.bool("call-site", default: callSite)
    }

    private static func level(_ value: DocumentValue) throws(DocumentError) -> JSONFormatter.Level {
        guard value.json.members == nil else {
            let reader = try value.object()
            var names: [LogLevel: String] = [:]
            for level in LogLevel.allCases {
                names[level] = try reader.value(ifPresent: level.rawValue)?.string()
            }
            try reader.finish()
            return .named(names)
        }
        return switch try value.choice(of: Level.self) {
        case .name: .name
        case .uppercase: .uppercaseName
        case .number: .severityNumber
        }
    }

    private static func read(_ reader: DocumentReader, into keys: inout JSONFormatter.Keys) throws(DocumentError) {
        let optional: [(String, WritableKeyPath<JSONFormatter.Keys, String?>)] = [
            ("time", \.time), ("level", \.level), ("label", \.label), ("error", \.error), ("source", \.source),
            ("function", \.function), ("trace", \.trace), ("span", \.span),
        ]
        for (name, path) in optional {
            guard let value = reader.value(ifPresent: name) else { continue }
            keys[keyPath: path] = value.json.isNull ? nil : try value.string()
        }
        keys.message = try reader.string("message", default: keys.message)
    }
}
