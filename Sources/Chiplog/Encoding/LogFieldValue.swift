/// A type whose values can be fields.
///
/// The library's own: strings, integers, `Double`, `Float`, `Bool`, `Duration`, `LogTimestamp`, `[UInt8]`, `LogValue`,
/// `LogFields`, `LogErrorValue`, and optionals, arrays and string-keyed dictionaries of these. A type of one's own forwards to one of them:
/// ```swift
/// extension OrderID: LogFieldValue {
///     public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
///         rawValue.encode(key, into: &fields)
///     }
/// }
/// ```
/// Promises: `encode` writes exactly one value under the key it was given; it runs on the caller's thread, only for
/// events that are kept; it may log itself.
public protocol LogFieldValue: Sendable {
    func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder)
}

extension String: LogFieldValue {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, self)
    }
}

extension Substring: LogFieldValue {
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, String(self))
    }
}

extension Bool: LogFieldValue {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, self)
    }
}

extension Double: LogFieldValue {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, self)
    }
}

extension Float: LogFieldValue {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, Double(self))
    }
}

extension LogFieldValue where Self: FixedWidthInteger & SignedInteger {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, Int64(truncatingIfNeeded: self))
    }
}

extension LogFieldValue where Self: FixedWidthInteger & UnsignedInteger {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, UInt64(truncatingIfNeeded: self))
    }
}

extension Int: LogFieldValue {}
extension Int8: LogFieldValue {}
extension Int16: LogFieldValue {}
extension Int32: LogFieldValue {}
extension Int64: LogFieldValue {}
extension UInt: LogFieldValue {}
extension UInt8: LogFieldValue {}
extension UInt16: LogFieldValue {}
extension UInt32: LogFieldValue {}
extension UInt64: LogFieldValue {}

extension Duration: LogFieldValue {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, self)
    }
}

extension LogTimestamp: LogFieldValue {
    @inlinable
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, self)
    }
}

extension LogErrorValue: LogFieldValue {
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, self)
    }
}

extension Optional: LogFieldValue where Wrapped: LogFieldValue {
    @inlinable
    @specialized(where Wrapped == String)
    @specialized(where Wrapped == Int)
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        if let self {
            self.encode(key, into: &fields)
        } else {
            fields.encodeNull(key)
        }
    }
}

extension Array: LogFieldValue where Element: LogFieldValue {
    @inlinable
    @specialized(where Element == String)
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        if Element.self == UInt8.self {
            withUnsafeBytes { fields.encode(key, bytes: $0) }
            return
        }
        fields.encodeArray(key) { elements in
            withUnsafeBufferPointer { values in
                guard let first = values.baseAddress else { return }
                let borrowed = UnsafeRawPointer(first).assumingMemoryBound(to: Borrowed<Element>.self)
                for index in 0..<values.count {
                    borrowed[index].append(to: &elements)
                }
            }
        }
    }
}

/// An object, its keys in sorted order, since a dictionary has none. Slower than `LogFields`, and it allocates.
extension Dictionary: LogFieldValue where Key == String, Value: LogFieldValue {
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encodeObject(key) { object in
            for (name, value) in sorted(by: { $0.key < $1.key }) {
                object[key: name] = value
            }
        }
    }
}

extension LogFields: LogFieldValue {
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encodeObject(key) { $0.append(contentsOf: self) }
    }
}

extension LogValue: LogFieldValue {
    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        switch self {
        case .null: fields.encodeNull(key)
        case .bool(let value): fields.encode(key, value)
        case .int(let value): fields.encode(key, value)
        case .uint(let value): fields.encode(key, value)
        case .double(let value): fields.encode(key, value)
        case .string(let value): fields.encode(key, value)
        case .bytes(let value): value.withUnsafeBytes { fields.encode(key, bytes: $0) }
        case .timestamp(let value): fields.encode(key, value)
        case .duration(let value): fields.encode(key, value)
        case .array(let value): value.encode(key, into: &fields)
        case .object(let value): value.encode(key, into: &fields)
        case .error(let value): fields.encode(key, value)
        }
    }
}
