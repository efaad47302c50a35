/// What a filter asks of a field's value.
///
/// Numbers compare by value whatever their types (`1 == 1.0`), strings by their bytes in UTF-8, timestamps and durations
/// among themselves. Values of different kinds are neither less nor greater than each other, and not equal.
public enum FieldTest: Sendable, Hashable {
    /// There is such a field, null included.
    case exists
    case equal(to: LogValue)
    /// The field is there and has another value, perhaps of another kind.
    case notEqual(to: LogValue)
    case less(than: LogValue)
    case atMost(LogValue)
    case greater(than: LogValue)
    case atLeast(LogValue)
    /// The value equals one of these; they are tried one after the other.
    case oneOf([LogValue])
    /// The value is a string, or an error with a message, that is as described.
    case text(TextPattern)
}

extension FieldTest {
    /// Whether an encoded value passes; allocates only to compare objects and errors.
    func passes(_ value: EncodedValue) -> Bool {
        if case .exists = self { return true }
        let value = value.resolved
        return switch self {
        case .exists: true
        case .equal(let other): value.isEqual(to: other)
        case .notEqual(let other): !value.isEqual(to: other)
        case .less(let other): value.order(to: other) == .less
        case .atMost(let other): value.order(to: other).map { $0 != .greater } ?? false
        case .greater(let other): value.order(to: other) == .greater
        case .atLeast(let other): value.order(to: other).map { $0 != .less } ?? false
        case .oneOf(let others): Self.isOne(value, of: others)
        case .text(let pattern): value.text.map { pattern.matches($0) } ?? false
        }
    }

    private static func isOne(_ value: EncodedValue, of others: [LogValue]) -> Bool {
        var index = 0
        while index < others.count {
            if value.isEqual(to: others[index]) { return true }
            index += 1
        }
        return false
    }
}

extension EncodedValue {
    /// What a text pattern is held against.
    fileprivate var text: UnsafeRawBufferPointer? {
        switch tag {
        case Record.Tag.string:
            return contents
        case Record.Tag.error:
            var links = ErrorCursor(contents)
            return links.next()?.message
        default:
            return nil
        }
    }
}
