public import Chiplog

/// What the value of a field should be. Where fields are described, any value that can be logged stands for itself:
///
/// ```swift
/// ["code": 51, "order": order.id, "took": .any, "retry": .absent, "path": .matching(.wildcard("/v1/*")), "n":
/// .in(1...5)]
/// ```
public struct FieldPattern: Sendable, Hashable {
    enum Wanted: Sendable, Hashable {
        case equal(LogValue)
        case secret(LogValue)
        case any
        case absent
        /// All of these, written so.
        case passes([FieldTest], words: String)
    }

    let wanted: Wanted

    init(_ wanted: Wanted) {
        self.wanted = wanted
    }

    /// Equal to `value`, whatever type either has: `1`, `1.0` and `UInt8(1)` are equal.
    public static func equal(to value: some LogFieldValue) -> Self {
        Self(.equal(LogValue(value)))
    }

    /// The question that a filter asks for the field at `path`.
    func filter(at path: String) -> LogFilter {
        switch wanted {
        case .equal(let value), .secret(let value): .field(path, .equal(to: value))
        case .any: .field(path, .exists)
        case .absent: .not(.field(path, .exists))
        case .passes(let tests, _): .all(tests.map { .field(path, $0) })
        }
    }
}

// Found by their leading dot wherever a field's value is expected.
extension LogFieldValue where Self == FieldPattern {
    /// Any value at all, null included.
    public static var any: Self { FieldPattern(.any) }

    /// There is no such field.
    public static var absent: Self { FieldPattern(.absent) }

    /// A string, or an error with a message, that looks like this.
    public static func matching(_ pattern: TextPattern) -> Self {
        FieldPattern(.passes([.text(pattern)], words: "text " + pattern.words))
    }

    /// One of these values.
    public static func `in`(_ values: [any LogFieldValue]) -> Self {
        let values = values.map { LogValue($0) }
        let words = "one of " + values.map(\.literal).joined(separator: ", ")
        return FieldPattern(.passes([.oneOf(values)], words: words))
    }

    /// A value from the first to the last, these two included.
    public static func `in`<Bound: LogFieldValue>(_ range: ClosedRange<Bound>) -> Self {
        let (low, high) = (LogValue(range.lowerBound), LogValue(range.upperBound))
        return FieldPattern(.passes([.atLeast(low), .atMost(high)], words: "in \(low.literal)...\(high.literal)"))
    }

    /// A value from the first up to, not including, the last.
    public static func `in`<Bound: LogFieldValue>(_ range: Range<Bound>) -> Self {
        let (low, high) = (LogValue(range.lowerBound), LogValue(range.upperBound))
        return FieldPattern(.passes([.atLeast(low), .less(than: high)], words: "in \(low.literal)..<\(high.literal)"))
    }

    /// More than `value`.
    public static func greater(than value: some LogFieldValue) -> Self {
        let value = LogValue(value)
        return FieldPattern(.passes([.greater(than: value)], words: "greater than \(value.literal)"))
    }

    /// Less than `value`.
    public static func less(than value: some LogFieldValue) -> Self {
        let value = LogValue(value)
        return FieldPattern(.passes([.less(than: value)], words: "less than \(value.literal)"))
    }

    /// Any value but this one; the field is there.
    public static func not(_ value: some LogFieldValue) -> Self {
        let value = LogValue(value)
        return FieldPattern(.passes([.notEqual(to: value)], words: "not \(value.literal)"))
    }

    /// Equal to `value`, which no failure shows.
    public static func secret(_ value: some LogFieldValue) -> Self {
        FieldPattern(.secret(LogValue(value)))
    }
}

extension FieldPattern: CustomStringConvertible {
    /// A value as one would write it, or what is wanted in angle brackets: `51`, `<any>`, `<in 1...5>`, `<secret>`. Of
    /// a text the first 200 characters, and how many follow.
    public var description: String {
        switch wanted {
        case .equal(let value): value.cutLiteral
        case .secret: "<secret>"
        case .any: "<any>"
        case .absent: "<absent>"
        case .passes(_, let words): "<\(CutText(words, to: CutText.mostOfPart))>"
        }
    }
}

/// So that a pattern can stand among values; as a value to be logged it is its description.
extension FieldPattern: LogFieldValue {
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        description.encode(key, into: &fields)
    }
}

extension TextPattern {
    /// In words, with the text quoted: `like "/v1/*"`.
    var words: String {
        switch self {
        case .exactly(let text): CutText(text, to: CutText.mostOfPart).quoted
        case .contains(let part): "containing " + CutText(part, to: CutText.mostOfPart).quoted
        case .wildcard(let pattern): "like " + CutText(pattern.description, to: CutText.mostOfPart).quoted
        case .regex(let pattern): "matching /\(pattern.description)/"
        }
    }
}
