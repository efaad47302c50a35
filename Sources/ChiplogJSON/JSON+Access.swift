extension JSON {
    /// The boolean, or nil when this is not one.
    public var bool: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The number as an integer; nil when this is no number, has a fraction or an exponent, or is out of range.
    public var int: Int? {
        if case .number(let text) = self { Int(text) } else { nil }
    }

    /// The number as an unsigned integer; nil under the same conditions as ``int``.
    public var uint: UInt64? {
        if case .number(let text) = self { UInt64(text) } else { nil }
    }

    /// The number rounded to the nearest double; nil when this is no number or its size is beyond a double.
    public var double: Double? {
        guard case .number(let text) = self, let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// The string, or nil when this is not one.
    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, or nil when this is not an array.
    public var array: [JSON]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members in their order, or nil when this is not an object.
    public var members: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }

    /// The value of `key`, or nil when this is not an object or has no such key.
    public subscript(key: String) -> JSON? {
        members?.first { $0.key == key }?.value
    }

    /// The element at `index`, or nil when this is not an array or has no such element.
    public subscript(index: Int) -> JSON? {
        guard let elements = array, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// What kind of value this is, as an error message names it: `a string`, `an object`.
    package var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .number: "a number"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }

    /// The value for a sentence about it: a scalar's text, or the kind of anything longer.
    package var shortText: String {
        switch self {
        case .array, .object: kindName
        default: text().count <= 40 ? text() : kindName
        }
    }
}
