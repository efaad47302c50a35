/// The value of a field, as it comes back out of an event.
///
/// Equality is canonical: numbers are equal when they are the same number, whatever type they were given as
/// (`.int(1) == .uint(1) == .double(1)`), NaN equals itself, and objects compare without regard to order.
public enum LogValue: Sendable {
    case null
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    case timestamp(LogTimestamp)
    case duration(Duration)
    case array([LogValue])
    case object(LogFields)
    case error(LogErrorValue)
}

extension LogValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByStringInterpolation,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    public init(nilLiteral: ()) {
        self = .null
    }

    public init(booleanLiteral value: Bool) {
        self = .bool(value)
    }

    public init(integerLiteral value: Int64) {
        self = .int(value)
    }

    public init(floatLiteral value: Double) {
        self = .double(value)
    }

    public init(stringLiteral value: String) {
        self = .string(value)
    }

    public init(arrayLiteral elements: LogValue...) {
        self = .array(elements)
    }

    public init(dictionaryLiteral elements: (LogKey, LogValue)...) {
        self = .object(LogFields(elements.map { (key: $0.0, value: $0.1) }))
    }
}

extension LogValue: Hashable {
    public static func == (one: Self, other: Self) -> Bool {
        switch (one.canonical, other.canonical) {
        case (.null, .null): true
        case (.bool(let a), .bool(let b)): a == b
        case (.int(let a), .int(let b)): a == b
        case (.uint(let a), .uint(let b)): a == b
        case (.double(let a), .double(let b)): a == b || (a.isNaN && b.isNaN)
        case (.string(let a), .string(let b)): a == b
        case (.bytes(let a), .bytes(let b)): a == b
        case (.timestamp(let a), .timestamp(let b)): a == b
        case (.duration(let a), .duration(let b)): a == b
        case (.array(let a), .array(let b)): a == b
        case (.object(let a), .object(let b)): a == b
        case (.error(let a), .error(let b)): a == b
        default: false
        }
    }

    public func hash(into hasher: inout Hasher) {
        switch canonical {
        case .null: hasher.combine(0)
        case .bool(let value): hasher.combine(value)
        case .int(let value): hasher.combine(value)
        case .uint(let value): hasher.combine(value)
        case .double(let value): hasher.combine(value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern)
        case .string(let value): hasher.combine(value)
        case .bytes(let value): hasher.combine(value)
        case .timestamp(let value): hasher.combine(value)
        case .duration(let value): hasher.combine(value)
        case .array(let value): hasher.combine(value)
        case .object(let value): hasher.combine(value)
        case .error(let value): hasher.combine(value)
        }
    }

    /// A number in the first of int, uint and double that holds it exactly; everything else as it is.
    private var canonical: LogValue {
        switch self {
        case .uint(let value):
            return Int64(exactly: value).map { .int($0) } ?? self
        case .double(let value):
            if let whole = Int64(exactly: value) {
                return .int(whole)
            }
            return UInt64(exactly: value).map { .uint($0) } ?? self
        default:
            return self
        }
    }
}
