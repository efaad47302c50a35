/// Written as a string, which is the whole text, or as an object with one of `=`, `contains`, `wildcard` and `regex`.
extension TextPattern: Codable {
    public init(from decoder: any Decoder) throws {
        if let text = try? decoder.singleValueContainer().decode(String.self) {
            self = .exactly(text)
            return
        }
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            throw DecodingError.filter("expected a text or an object such as {\"contains\": \"timeout\"}", at: decoder)
        }
        let (name, value) = try object.onlyTest(among: ["="] + Self.names)
        self = name == "=" ? .exactly(try value.text("a text")) : try Self.named(name, from: value)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        if case .exactly(let text) = self {
            try container.encode(text)
        } else {
            try container.encode([written.name: written.text])
        }
    }

    static let names = ["contains", "wildcard", "regex"]

    /// The pattern of the kind `name`, one of `names`.
    static func named(_ name: String, from decoder: any Decoder) throws -> TextPattern {
        let text = try decoder.text("a text")
        switch name {
        case "contains": return .contains(text)
        case "wildcard": return .wildcard(WildcardPattern(text))
        default:
            do {
                return .regex(try RegexPattern(text))
            } catch {
                throw DecodingError.filter(error.description, at: decoder)
            }
        }
    }

    var written: (name: String, text: String) {
        switch self {
        case .exactly(let text): ("=", text)
        case .contains(let text): ("contains", text)
        case .wildcard(let pattern): ("wildcard", pattern.description)
        case .regex(let pattern): ("regex", pattern.description)
        }
    }
}
