/// A value in a written filter: null, true, false, a number, a text or an array of values as JSON has them; what JSON has
/// not as an object with one key:
///
/// `{"duration": "1.5s"}` (units s, ms, us and ns), `{"time": NANOSECONDS SINCE 1970}`, `{"number": "nan"}` (or "infinity",
/// "-infinity"), `{"bytes": [1, 2]}`, `{"object": {"a": 1}}`, `{"error": {"type": …, "message": …, "causes": […]}}`.
public struct FilterValue: Sendable, Hashable {
    public var value: LogValue

    public init(_ value: LogValue) {
        self.value = value
    }

    /// How deep values may nest in their written form.
    private static let mostDepth = 200

    private enum Tag: String, CaseIterable {
        case duration, time, number, bytes, object, error
    }
}

extension FilterValue: Decodable {
    public init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count <= Self.mostDepth else {
            throw DecodingError.filter("values nest too deep", at: decoder)
        }
        if var array = try? decoder.unkeyedContainer() {
            var elements: [LogValue] = []
            while !array.isAtEnd {
                elements.append(try FilterValue(from: array.superDecoder()).value)
            }
            value = .array(elements)
        } else if let object = try? decoder.container(keyedBy: FilterKey.self) {
            value = try Self.tagged(object)
        } else if let scalar = try? Self.scalar(decoder.singleValueContainer()) {
            value = scalar
        } else {
            throw DecodingError.filter("expected a value that fits into 64 bits", at: decoder)
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> LogValue {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .bool(value) }
        if let value = try? container.decode(String.self) { return .string(value) }
        if let value = try? container.decode(Int64.self) { return .int(value) }
        if let value = try? container.decode(UInt64.self) { return .uint(value) }
        return .double(try container.decode(Double.self))
    }

    private static func tagged(_ object: KeyedDecodingContainer<FilterKey>) throws -> LogValue {
        let (name, decoder) = try object.onlyTest(among: Tag.allCases.map(\.rawValue))
        switch Tag(rawValue: name) {
        case .duration:
            guard let duration = Duration(written: try decoder.text("a duration such as \"250ms\"")) else {
                throw DecodingError.filter("expected a duration such as \"250ms\" or \"1.5s\"", at: decoder)
            }
            return .duration(duration)
        case .time:
            guard let nanoseconds = try? decoder.singleValueContainer().decode(Int64.self) else {
                throw DecodingError.filter("expected nanoseconds since 1970, an integer", at: decoder)
            }
            return .timestamp(LogTimestamp(nanosecondsSince1970: nanoseconds))
        case .number:
            let names: [String: Double] = ["nan": .nan, "infinity": .infinity, "-infinity": -.infinity]
            guard let number = names[try decoder.text("\"nan\", \"infinity\" or \"-infinity\"")] else {
                throw DecodingError.filter("expected \"nan\", \"infinity\" or \"-infinity\"", at: decoder)
            }
            return .double(number)
        case .bytes:
            guard let bytes = try? [UInt8](from: decoder) else {
                throw DecodingError.filter("expected an array of numbers from 0 to 255", at: decoder)
            }
            return .bytes(bytes)
        case .error: return .error(try errorValue(decoder))
        case .object, nil: return .object(try fields(decoder))
        }
    }

    private static func fields(_ decoder: any Decoder) throws -> LogFields {
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            throw DecodingError.filter("expected an object of values", at: decoder)
        }
        return LogFields(
            try object.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                let value = try FilterValue(from: object.superDecoder(forKey: key)).value
                return (key: LogKey(key.stringValue), value: value)
            })
    }

    private static func errorValue(_ decoder: any Decoder) throws -> LogErrorValue {
        guard decoder.codingPath.count <= mostDepth else {
            throw DecodingError.filter("values nest too deep", at: decoder)
        }
        guard let object = try? decoder.container(keyedBy: FilterKey.self) else {
            throw DecodingError.filter("expected an object with type, message and causes", at: decoder)
        }
        try object.refuseKeys(otherThan: ["type", "message", "causes"], called: "key")
        guard object.contains("type"), object.contains("message") else {
            throw DecodingError.filter("an error has a type and a message", at: decoder)
        }
        var error = LogErrorValue(
            type: try object.superDecoder(forKey: "type").text("a type's name"),
            message: try object.superDecoder(forKey: "message").text("a message"))
        if object.contains("causes") {
            guard var causes = try? object.nestedUnkeyedContainer(forKey: "causes") else {
                throw DecodingError.filter("expected an array of errors as causes", at: decoder)
            }
            while !causes.isAtEnd { error.causes.append(try errorValue(causes.superDecoder())) }
        }
        return error
    }
}

extension FilterValue: Encodable {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .int(let value): try container.encode(value)
        case .uint(let value): try container.encode(value)
        case .double(let value) where value.isFinite:
            // The shortest digits of a large whole double are those of another integer.
            if let whole = Int64(exactly: value) {
                try container.encode(whole)
            } else if let whole = UInt64(exactly: value) {
                try container.encode(whole)
            } else {
                try container.encode(value)
            }
        case .double(let value):
            let name = value.isNaN ? "nan" : value < 0 ? "-infinity" : "infinity"
            try container.encode([Tag.number.rawValue: name])
        case .string(let value): try container.encode(value)
        case .array(let elements): try container.encode(elements.map { FilterValue($0) })
        case .bytes(let value): try container.encode([Tag.bytes.rawValue: value])
        case .timestamp(let value): try container.encode([Tag.time.rawValue: value.nanosecondsSince1970])
        case .duration(let value):
            try container.encode([Tag.duration.rawValue: LineBuffer.string { $0.append(value) }])
        case .object(let fields):
            let named = Dictionary(fields.map { ($0.key.name, FilterValue($0.value)) }, uniquingKeysWith: { $1 })
            try container.encode([Tag.object.rawValue: named])
        case .error(let error): try container.encode([Tag.error.rawValue: WrittenError(error)])
        }
    }

    private struct WrittenError: Encodable {
        var type: String
        var message: String
        var causes: [WrittenError]?

        init(_ error: LogErrorValue) {
            type = error.type
            message = error.message
            causes = error.causes.isEmpty ? nil : error.causes.map { WrittenError($0) }
        }
    }
}
