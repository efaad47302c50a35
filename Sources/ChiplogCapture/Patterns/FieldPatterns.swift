public import Chiplog

/// What some fields of a record should be, by name: `["code": 51, "took": .any, "user.id": 7]`.
///
/// "user.id" is the field called so, or the field "id" of an object "user". Fields that are not named may be anything.
public struct FieldPatterns: Sendable, Hashable, ExpressibleByDictionaryLiteral {
    private(set) var elements: [Element] = []

    struct Element: Sendable, Hashable {
        let path: String
        let pattern: FieldPattern
    }

    public init(dictionaryLiteral elements: (String, any LogFieldValue)...) {
        for (path, value) in elements {
            add(path, value)
        }
    }

    /// Fields that are equal to `fields`.
    public init(_ fields: LogFields) {
        for (key, value) in fields {
            add(key.name, value)
        }
    }

    /// Describes one more field.
    public mutating func add(_ path: String, _ value: any LogFieldValue) {
        elements.append(Element(path: path, pattern: value as? FieldPattern ?? FieldPattern(.equal(LogValue(value)))))
    }

    public var isEmpty: Bool { elements.isEmpty }
}

extension FieldPatterns.Element {
    var filter: LogFilter { pattern.filter(at: path) }

    /// `code=51`.
    var text: String {
        LineBuffer.string { $0.append(escaping: path) } + "=" + pattern.description
    }
}
