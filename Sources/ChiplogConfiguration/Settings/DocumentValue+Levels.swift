internal import Chiplog
internal import ChiplogJSON

extension DocumentValue {
    /// A level's name or "off".
    func threshold() throws(DocumentError) -> LogThreshold {
        let name = try string()
        if let threshold = LogThreshold(name: name) { return threshold }
        let names = LogLevel.allCases.map(\.rawValue) + ["off"]
        throw error(
            "expected one of \(names.joined(separator: ", ")), found \(json.shortText)",
            suggestion: nearestName(to: name, in: names))
    }

    /// Levels as a text, `"info,db=debug"`, or as an object, `{"default": "info", "db": "debug"}`.
    func levels() throws(DocumentError) -> LogLevels {
        guard json.string == nil else { return try levels(in: string()) }
        let reader = try object()
        var levels = LogLevels()
        for key in reader.keys {
            let threshold = try reader.value(key).threshold()
            if key == "default" {
                levels.default = threshold
            } else {
                levels[LabelPrefix(key)] = threshold
            }
        }
        return levels
    }

    private func levels(in text: String) throws(DocumentError) -> LogLevels {
        do throws(LogLevelsError) {
            return try LogLevels(parsing: text)
        } catch {
            throw self.error("character \(error.position): \(error.message)", suggestion: error.suggestion)
        }
    }
}

extension DocumentReader {
    /// The threshold at `key`, or `fallback` when there is no such key.
    func threshold(_ key: String, default fallback: LogThreshold) throws(DocumentError) -> LogThreshold {
        try value(ifPresent: key)?.threshold() ?? fallback
    }

    /// The filter at `key`, or `fallback` when there is no such key.
    func filter(_ key: String, default fallback: LogFilter) throws(DocumentError) -> LogFilter {
        try value(ifPresent: key)?.decoded(as: LogFilter.self) ?? fallback
    }
}

extension LogFields {
    /// The members of an object as fields, in their order.
    init(_ value: DocumentValue) throws(DocumentError) {
        guard let members = value.json.members else {
            throw value.error("expected an object of fields, found \(value.json.shortText)")
        }
        self.init(members.map { (key: LogKey($0.key), value: LogValue($0.value)) })
    }
}

extension LogValue {
    /// The same value; integers beyond 64 bits become the nearest double.
    init(_ json: JSON) {
        switch json {
        case .null: self = .null
        case .bool(let value): self = .bool(value)
        case .string(let value): self = .string(value)
        case .number(let digits):
            if let value = Int64(digits) {
                self = .int(value)
            } else if let value = UInt64(digits) {
                self = .uint(value)
            } else {
                self = .double(Double(digits) ?? .nan)
            }
        case .array(let elements): self = .array(elements.map { LogValue($0) })
        case .object(let members):
            self = .object(LogFields(members.map { (key: LogKey($0.key), value: LogValue($0.value)) }))
        }
    }
}
