extension JSON {
    /// A number, exactly.
    public static func integer(_ value: some BinaryInteger) -> JSON {
        .number(value.description)
    }

    /// The shortest digits that read back as `value`; `null` for what JSON cannot say (NaN and the infinities).
    public static func double(_ value: Double) -> JSON {
        guard value.isFinite else { return .null }
        let digits = value.description
        return .number(digits.hasSuffix(".0") && value != 0 ? String(digits.dropLast(2)) : digits)
    }
}

// No nil literal: in an expression of type `JSON?` it would mean `null` where nothing was meant.

extension JSON: ExpressibleByBooleanLiteral {
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSON: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self = .integer(value) }
}

extension JSON: ExpressibleByFloatLiteral {
    public init(floatLiteral value: Double) { self = .double(value) }
}

extension JSON: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByArrayLiteral {
    public init(arrayLiteral elements: JSON...) { self = .array(elements) }
}

extension JSON: ExpressibleByDictionaryLiteral {
    /// An object with the members in the order written.
    public init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}

extension JSON {
    /// The string, or `null` for none.
    package static func orNull(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }

    /// The integer, or `null` for none.
    package static func orNull(_ value: (some BinaryInteger)?) -> JSON { value.map { .integer($0) } ?? .null }

    /// The number, or `null` for none.
    package static func orNull(_ value: Double?) -> JSON { value.map { .double($0) } ?? .null }
}
