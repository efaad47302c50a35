extension DocumentValue {
    /// The value as any `Decodable` type reads it. A failure says at which place of the document.
    public func decoded<Value: Decodable>(as type: Value.Type) throws(DocumentError) -> Value {
        do {
            return try Value(from: DocumentDecoder(value: self, codingPath: []))
        } catch let DecodingError.dataCorrupted(context) {
            throw error(at: context)
        } catch let DecodingError.typeMismatch(_, context) {
            throw error(at: context)
        } catch let DecodingError.valueNotFound(_, context) {
            throw error(at: context)
        } catch let DecodingError.keyNotFound(key, context) {
            throw source.error(at: path(context.codingPath), "missing key \"\(key.stringValue)\"")
        } catch {
            throw self.error("\(error)")
        }
    }

    private func error(at context: DecodingError.Context) -> DocumentError {
        source.error(at: path(context.codingPath), context.debugDescription)
    }

    private func path(_ keys: [any CodingKey]) -> JSONPath {
        keys.reduce(path) { path, key in
            path.appending(key.intValue.map { .index($0) } ?? .key(key.stringValue))
        }
    }
}

/// Gives a document's values to types that are `Decodable`.
private struct DocumentDecoder: Decoder {
    var value: DocumentValue
    var codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard let members = value.json.members else { throw mismatch(type, "an object") }
        return KeyedDecodingContainer(ObjectContainer<Key>(decoder: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard value.json.array != nil else { throw mismatch([Any].self, "an array") }
        return ArrayContainer(decoder: self, elements: try value.array())
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { ScalarContainer(decoder: self) }

    func child(_ value: DocumentValue, _ key: any CodingKey) -> DocumentDecoder {
        DocumentDecoder(value: value, codingPath: codingPath + [key])
    }

    func mismatch(_ type: Any.Type, _ expected: String) -> DecodingError {
        .typeMismatch(
            type, .init(codingPath: codingPath, debugDescription: "expected \(expected), found \(value.json.shortText)")
        )
    }

    /// Scalars directly, everything else by its own initializer.
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        func unwrap(_ scalar: Any?, _ expected: String) throws -> Value {
            guard let scalar = scalar as? Value else { throw mismatch(type, expected) }
            return scalar
        }
        let json = value.json
        switch type {
        case is Bool.Type: return try unwrap(json.bool, "true or false")
        case is String.Type: return try unwrap(json.string, "a string")
        case is Double.Type: return try unwrap(json.double, "a number")
        case is Float.Type: return try unwrap(json.double.map { Float($0) }, "a number")
        case let integer as any (FixedWidthInteger & Decodable).Type:
            return try unwrap(integer.read(json), "an integer within its range")
        default: return try Value(from: self)
        }
    }
}

extension FixedWidthInteger {
    /// The number, nil when it is none, has a fraction or is out of range.
    fileprivate static func read(_ json: JSON) -> Any? {
        if case .number(let digits) = json { Self(digits) } else { nil }
    }
}

/// A key that was made from a string or an index.
private struct PlainKey: CodingKey {
    var stringValue: String
    var intValue: Int?

    init(stringValue: String) { self.stringValue = stringValue }

    init(intValue: Int) {
        stringValue = "\(intValue)"
        self.intValue = intValue
    }
}

// The containers' generic `decode` stands for all the protocols' functions of that name.

private struct ScalarContainer: SingleValueDecodingContainer {
    var decoder: DocumentDecoder
    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { decoder.value.json.isNull }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type) }
}

private struct ObjectContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    var decoder: DocumentDecoder
    var members: [JSON.Member]
    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { decoder.value.json[key.stringValue] != nil }

    private func child(_ key: any CodingKey) throws -> DocumentDecoder {
        let outer = decoder.value
        guard let json = outer.json[key.stringValue] else {
            throw DecodingError.keyNotFound(key, .init(codingPath: codingPath, debugDescription: "missing key"))
        }
        let path = outer.path.appending(.key(key.stringValue))
        return decoder.child(DocumentValue(json: json, path: path, source: outer.source), key)
    }

    func decodeNil(forKey key: Key) throws -> Bool { try child(key).value.json.isNull }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try child(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try child(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try child(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { try child(PlainKey(stringValue: "super")) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try child(key) }
}

private struct ArrayContainer: UnkeyedDecodingContainer {
    var decoder: DocumentDecoder
    var elements: [DocumentValue]
    var currentIndex = 0
    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex >= elements.count }

    init(decoder: DocumentDecoder, elements: [DocumentValue]) {
        self.decoder = decoder
        self.elements = elements
    }

    private func peek() throws -> DocumentDecoder {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Any.self, .init(codingPath: codingPath, debugDescription: "expected another element"))
        }
        return decoder.child(elements[currentIndex], PlainKey(intValue: currentIndex))
    }

    private mutating func next() throws -> DocumentDecoder {
        defer { currentIndex += 1 }
        return try peek()
    }

    mutating func decodeNil() throws -> Bool {
        guard try peek().value.json.isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let value = try peek().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}
