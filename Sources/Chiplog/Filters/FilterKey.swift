/// A key of a written filter.
struct FilterKey: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { stringValue = name }
    init(stringLiteral name: String) { stringValue = name }
    init(stringValue name: String) { stringValue = name }
    init?(intValue: Int) { nil }
}

extension DecodingError {
    /// A sentence that begins with the place: `filter at all[2].fields.status: unknown test "=>"; did you mean ">="?`.
    static func filter(_ problem: String, at decoder: any Decoder) -> DecodingError {
        filter(problem, at: decoder.codingPath)
    }

    static func filter(_ problem: String, at path: [any CodingKey]) -> DecodingError {
        var place = ""
        for key in path {
            if let index = key.intValue {
                place += "[\(index)]"
            } else {
                place += (place.isEmpty ? "" : ".") + key.stringValue
            }
        }
        let sentence = place.isEmpty ? "filter: \(problem)" : "filter at \(place): \(problem)"
        return .dataCorrupted(DecodingError.Context(codingPath: path, debugDescription: sentence))
    }
}

/// The end of a sentence about an unknown name: the nearest known one, or all of them.
func suggestion(for name: String, among names: [String]) -> String {
    if let nearest = name.nearest(in: names) { return "; did you mean \"\(nearest)\"?" }
    return "; there are \(names.joined(separator: ", "))"
}

extension KeyedDecodingContainer<FilterKey> {
    func refuseKeys(otherThan names: [String], called kind: String) throws {
        let unknown = allKeys.map(\.stringValue).filter { !names.contains($0) }
        guard let name = unknown.min() else { return }
        let nearest = suggestion(for: name, among: names)
        throw DecodingError.filter("unknown \(kind) \"\(name)\"\(nearest)", at: codingPath)
    }

    /// The one key of an object that has exactly one, and what stands under it.
    func onlyTest(among names: [String]) throws -> (name: String, value: any Decoder) {
        try refuseKeys(otherThan: names, called: "test")
        guard let key = allKeys.first, allKeys.count == 1 else {
            throw DecodingError.filter("expected exactly one of \(names.joined(separator: ", "))", at: codingPath)
        }
        return (key.stringValue, try superDecoder(forKey: key))
    }
}

extension Decoder {
    func flag() throws -> Bool {
        guard let flag = try? singleValueContainer().decode(Bool.self) else {
            throw DecodingError.filter("expected true or false", at: self)
        }
        return flag
    }

    /// The string that stands here; `what` says what it should have been.
    func text(_ what: String) throws -> String {
        guard let text = try? singleValueContainer().decode(String.self) else {
            throw DecodingError.filter("expected \(what), a string", at: self)
        }
        return text
    }
}
