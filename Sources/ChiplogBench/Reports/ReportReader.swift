/// A cursor over one object of a report that is read back. Keys it is not asked for are left alone, since later
/// versions may add some.
struct ReportReader {
    private let json: JSON
    private let path: JSONPath

    init(_ json: JSON, path: JSONPath = .root) throws(ReportError) {
        guard json.members != nil else { throw Self.mismatch(at: path, "an object", json) }
        self.json = json
        self.path = path
    }

    /// The whole of a document, which has to be of the version `schema`.
    init(_ json: JSON, schema: String) throws(ReportError) {
        try self.init(json)
        let found = try string("schema")
        guard found == schema else {
            throw ReportError(
                path: "$.schema", message: "expected the supported version \"\(schema)\", found \"\(found)\"")
        }
    }

    func error(_ message: String) -> ReportError {
        ReportError(path: path.description, message: message)
    }

    func has(_ key: String) -> Bool { json[key] != nil }

    func string(_ key: String) throws(ReportError) -> String { try value(key, "a string", \.string) }
    func bool(_ key: String) throws(ReportError) -> Bool { try value(key, "true or false", \.bool) }
    func number(_ key: String) throws(ReportError) -> Double { try value(key, "a number", \.double) }
    func integer(_ key: String) throws(ReportError) -> Int { try value(key, "an integer", \.int) }
    func count(_ key: String) throws(ReportError) -> UInt64 { try value(key, "a count", \.uint) }
    func members(_ key: String) throws(ReportError) -> [JSON.Member] { try value(key, "an object", \.members) }

    /// What `read` gives, or nil where the value is null.
    func optional<Value>(
        _ key: String, _ read: (ReportReader) -> (String) throws(ReportError) -> Value
    ) throws(ReportError) -> Value? {
        if json[key]?.isNull == true { return nil }
        return try read(self)(key)
    }

    /// The object at `key`.
    func object(_ key: String) throws(ReportError) -> ReportReader {
        try ReportReader(value(key, "an object") { $0 }, path: path.appending(.key(key)))
    }

    /// Each object of the array at `key`.
    func objects(_ key: String) throws(ReportError) -> [ReportReader] {
        var readers: [ReportReader] = []
        for (index, element) in try value(key, "an array", \.array).enumerated() {
            readers.append(try ReportReader(element, path: path.appending(.key(key)).appending(.index(index))))
        }
        return readers
    }

    /// Each element of the array at `key`, as `convert` reads it.
    func array<Element>(
        _ key: String, of what: String, _ convert: (JSON) -> Element?
    ) throws(ReportError) -> [Element] {
        try value(key, "an array of \(what)") { json in
            let elements = json.array?.map(convert)
            let converted = elements?.compactMap(\.self)
            return converted?.count == elements?.count ? converted : nil
        }
    }

    /// The value at `key` as one of the raw values of `Choice`.
    func choice<Choice>(_ key: String, of type: Choice.Type) throws(ReportError) -> Choice
    where Choice: RawRepresentable & CaseIterable, Choice.RawValue: CustomStringConvertible {
        let names = type.allCases.map { "\($0.rawValue)" }.joined(separator: ", ")
        return try value(key, "one of \(names)") { json in
            type.allCases.first { "\($0.rawValue)" == json.string ?? json.text() }
        }
    }

    private func value<Value>(
        _ key: String, _ what: String, _ convert: (JSON) -> Value?
    ) throws(ReportError) -> Value {
        guard let found = json[key] else { throw error("missing key \"\(key)\"; expected \(what)") }
        guard let value = convert(found) else { throw Self.mismatch(at: path.appending(.key(key)), what, found) }
        return value
    }

    private static func mismatch(at path: JSONPath, _ what: String, _ found: JSON) -> ReportError {
        ReportError(path: path.description, message: "expected \(what), found \(found.shortText)")
    }
}
