/// The written form, such as
/// ```json
/// { "level": "warning", "label": "db", "fields": { "status": { ">=": 500 }, "user.id": 42 } }
/// ```
/// An object; several keys in one mean all of them, asked in the order of this list:
///
/// | key | value |
/// | --- | --- |
/// | `level` | a level's name: it and above; or `{">=": NAME}`, `{"<": NAME}`, `{"=": NAME}` |
/// | `label` | a label: it and what lies below it |
/// | `error` | `true`, `false`, or `{"type": NAME}` |
/// | `trace` | whether the event bears one: `true` or `false` |
/// | `span` | whether the event tells of a span's end: `true` or `false` |
/// | `message` | a text: the whole message; or `{"=": TEXT}`, `{"contains": TEXT}`, `{"wildcard": TEXT}`, `{"regex": TEXT}` |
/// | `fields` | an object: path to value, or to an object of tests: `=` `!=` `<` `<=` `>` `>=` with a value, `in` with an array of values, `exists` with true or false, `contains` `wildcard` `regex` with a text |
/// | `any`, `all` | an array of filters |
/// | `not` | a filter |
///
/// or one of the strings `"everything"` and `"nothing"`. Where the order is to be one's own, `all` says it. A value is null,
/// true, false, a number, a text or an array of values; others are tagged: `{"duration": "1.5s"}` (see `FilterValue`).
///
/// What is written wrongly is refused by a `DecodingError.dataCorrupted` whose description names the place, what was
/// expected there, and the nearest name there is. At most 64 keys and indices may lead to a filter.
extension LogFilter: Codable {
    public init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= Self.mostDepth else {
            throw DecodingError.filter("filters nest too deep: \(Self.mostDepth) keys and indices at most", at: decoder)
        }
        if let word = try? decoder.singleValueContainer().decode(String.self) {
            guard let filter = Self.words.first(where: { $0.word == word })?.filter else {
                let nearest = suggestion(for: word, among: Self.words.map(\.word))
                throw DecodingError.filter("unknown filter \"\(word)\"\(nearest)", at: decoder)
            }
            self = filter
            return
        }
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            throw DecodingError.filter("expected an object such as {\"level\": \"warning\"}", at: decoder)
        }
        try object.refuseKeys(otherThan: Part.allCases.map(\.rawValue), called: "key")
        var filters: [LogFilter] = []
        for part in Part.allCases where object.contains(FilterKey(part.rawValue)) {
            filters += try Self.filters(for: part, in: object.superDecoder(forKey: FilterKey(part.rawValue)))
        }
        guard let first = filters.first else {
            throw DecodingError.filter("an empty object; write \"everything\" for every event", at: decoder)
        }
        self = filters.count == 1 ? first : .all(filters)
    }

    public func encode(to encoder: any Encoder) throws {
        if let word = Self.words.first(where: { $0.filter == self })?.word {
            var container = encoder.singleValueContainer()
            return try container.encode(word)
        }
        var object = encoder.container(keyedBy: FilterKey.self)
        switch self {
        case .everything, .nothing: break
        case .atLeast(let level): try object.encode(level.rawValue, forKey: "level")
        case .below(let level): try object.encode(["<": level.rawValue], forKey: "level")
        case .level(let level): try object.encode(["=": level.rawValue], forKey: "level")
        case .label(let prefix): try object.encode(prefix.description, forKey: "label")
        case .message(.exactly(let text)): try object.encode(text, forKey: "message")
        case .message(let pattern): try object.encode([pattern.written.name: pattern.written.text], forKey: "message")
        case .field(let path, let test): try object.encode([path: WrittenTest(test)], forKey: "fields")
        case .hasError: try object.encode(true, forKey: "error")
        case .error(let type): try object.encode(["type": type], forKey: "error")
        case .hasTrace: try object.encode(true, forKey: "trace")
        case .isSpan: try object.encode(true, forKey: "span")
        case .all(let filters): try object.encode(filters, forKey: "all")
        case .any(let filters): try object.encode(filters, forKey: "any")
        case .not(let filter): try object.encode(filter, forKey: "not")
        }
    }

    /// How many keys and indices may lead to a filter in its written form.
    private static let mostDepth = 64

    private static let words: [(word: String, filter: LogFilter)] = [
        ("everything", .everything), ("nothing", .nothing),
    ]

    /// The keys, in the order in which they are asked.
    private enum Part: String, CaseIterable {
        case level, label, error, trace, span, message, fields, any, all, not
    }

    private static func filters(for part: Part, in decoder: any Decoder) throws -> [LogFilter] {
        switch part {
        case .level: [try level(from: decoder)]
        case .label: [.label(LabelPrefix(try decoder.text("a label")))]
        case .error: [try error(from: decoder)]
        case .trace: [try decoder.flag() ? .hasTrace : .not(.hasTrace)]
        case .span: [try decoder.flag() ? .isSpan : .not(.isSpan)]
        case .message: [.message(try TextPattern(from: decoder))]
        case .fields: try fields(from: decoder)
        case .any: [.any(try list(from: decoder))]
        case .all: [.all(try list(from: decoder))]
        case .not: [.not(try LogFilter(from: decoder))]
        }
    }

    private static func list(from decoder: any Decoder) throws -> [LogFilter] {
        guard var array = try? decoder.unkeyedContainer() else {
            throw DecodingError.filter("expected an array of filters", at: decoder)
        }
        var filters: [LogFilter] = []
        while !array.isAtEnd {
            filters.append(try LogFilter(from: array.superDecoder()))
        }
        return filters
    }

    private static func level(from decoder: any Decoder) throws -> LogFilter {
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            return .atLeast(try LogLevel(named: decoder))
        }
        let (test, value) = try object.onlyTest(among: [">=", "<", "="])
        let level = try LogLevel(named: value)
        return test == "<" ? .below(level) : test == "=" ? .level(level) : .atLeast(level)
    }

    private static func error(from decoder: any Decoder) throws -> LogFilter {
        if let isThere = try? decoder.singleValueContainer().decode(Bool.self) {
            return isThere ? .hasError : .not(.hasError)
        }
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            throw DecodingError.filter("expected true, false or {\"type\": NAME}", at: decoder)
        }
        return .error(type: try object.onlyTest(among: ["type"]).value.text("the name of an error's type"))
    }

    private static func fields(from decoder: any Decoder) throws -> [LogFilter] {
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            throw DecodingError.filter("expected an object from path to value or tests", at: decoder)
        }
        // The order of an object's keys is lost on the way here: by name, so that it is always the same.
        return try object.allKeys.sorted { $0.stringValue < $1.stringValue }.flatMap { key in
            try WrittenTest.filters(forField: key.stringValue, from: object.superDecoder(forKey: key))
        }
    }
}

extension LogLevel {
    fileprivate init(named decoder: any Decoder) throws {
        let name = try decoder.text("a level's name")
        guard let level = LogLevel(rawValue: name) else {
            let nearest = suggestion(for: name, among: LogLevel.allCases.map(\.rawValue))
            throw DecodingError.filter("unknown level \"\(name)\"\(nearest)", at: decoder)
        }
        self = level
    }
}
