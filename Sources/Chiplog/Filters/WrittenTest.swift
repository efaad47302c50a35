/// A field's test in its written form: `{">=": 500}`.
struct WrittenTest: Encodable {
    private let test: FieldTest

    init(_ test: FieldTest) {
        self.test = test
    }

    func encode(to encoder: any Encoder) throws {
        var object = encoder.container(keyedBy: FilterKey.self)
        switch test {
        case .exists: try object.encode(true, forKey: "exists")
        case .equal(let value): try object.encode(FilterValue(value), forKey: "=")
        case .notEqual(let value): try object.encode(FilterValue(value), forKey: "!=")
        case .less(let value): try object.encode(FilterValue(value), forKey: "<")
        case .atMost(let value): try object.encode(FilterValue(value), forKey: "<=")
        case .greater(let value): try object.encode(FilterValue(value), forKey: ">")
        case .atLeast(let value): try object.encode(FilterValue(value), forKey: ">=")
        case .oneOf(let values): try object.encode(values.map { FilterValue($0) }, forKey: "in")
        // `=` would compare a string with the text, and not an error's message.
        case .text(.exactly(let text)): try object.encode(text, forKey: "text")
        case .text(let pattern): try object.encode(pattern.written.text, forKey: FilterKey(pattern.written.name))
        }
    }

    /// The tests, in the order in which they are asked where one object has several.
    private static let names = ["exists", "=", "!=", "<", "<=", ">", ">=", "in", "text"] + TextPattern.names

    /// What is written under the path of a field: a value, or an object of tests, all of which have to pass.
    static func filters(forField path: String, from decoder: any Decoder) throws -> [LogFilter] {
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            return [.field(path, .equal(to: try FilterValue(from: decoder).value))]
        }
        try object.refuseKeys(otherThan: names, called: "test")
        guard !object.allKeys.isEmpty else {
            throw DecodingError.filter("expected tests, such as {\">=\": 500} or {\"exists\": true}", at: decoder)
        }
        return try names.filter { object.contains(FilterKey($0)) }.map { name in
            try filter(name, forField: path, from: object.superDecoder(forKey: FilterKey(name)))
        }
    }

    private static func filter(_ name: String, forField path: String, from decoder: any Decoder) throws -> LogFilter {
        switch name {
        case "exists":
            return try decoder.flag() ? .field(path, .exists) : .not(.field(path, .exists))
        case "in":
            guard var array = try? decoder.unkeyedContainer() else {
                throw DecodingError.filter("expected an array of values", at: decoder)
            }
            var values: [LogValue] = []
            while !array.isAtEnd {
                values.append(try FilterValue(from: array.superDecoder()).value)
            }
            return .field(path, .oneOf(values))
        case "text": return .field(path, .text(.exactly(try decoder.text("a text"))))
        case "contains", "wildcard", "regex": return .field(path, .text(try TextPattern.named(name, from: decoder)))
        default: return .field(path, comparison(name, try FilterValue(from: decoder).value))
        }
    }

    private static func comparison(_ name: String, _ value: LogValue) -> FieldTest {
        switch name {
        case "!=": .notEqual(to: value)
        case "<": .less(than: value)
        case "<=": .atMost(value)
        case ">": .greater(than: value)
        case ">=": .atLeast(value)
        default: .equal(to: value)
        }
    }
}
