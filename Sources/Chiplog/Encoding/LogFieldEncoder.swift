public import CChiplogShims

/// What a logging call's closure writes its fields to; the `$0` of `log.debug("cart") { $0["items"] = 3 }`.
///
/// ```swift
/// log.debug("cart") {
///     $0["items"] = cart.count        // any LogFieldValue
///     $0.currency = cart.currency     // the same, as a member
///     $0[key: name] = value           // a key made at run time is copied
///     $0.object("user") { $0["id"] = user.id }
///     $0.array("tags") { for tag in cart.tags { $0.append(tag) } }
/// }
/// ```
/// Every field goes straight into the thread's record: no allocation, whatever the type, one call per field.
@dynamicMemberLookup
@frozen
public struct LogFieldEncoder: ~Copyable {
    @usableFromInline let buffer: UnsafeMutablePointer<chiplog_buffer>
    @usableFromInline let depth: Int

    @inlinable
    @inline(__always)
    init(buffer: UnsafeMutablePointer<chiplog_buffer>, depth: Int) {
        self.buffer = buffer
        self.depth = depth
    }

    /// Adds the field `key`. Fields are written, never read back.
    @inlinable
    public subscript<Value: LogFieldValue>(key: StaticString) -> Value {
        @available(*, unavailable, message: "fields are written, never read back")
        get { fatalError("unreachable: the getter is unavailable") }
        @inline(__always)
        set { newValue.encode(EncodedKey(key), into: &self) }
    }

    /// Adds the field `key`, written as a member: `$0.path = path`.
    @inlinable
    public subscript<Value: LogFieldValue>(dynamicMember key: StaticString) -> Value {
        @available(*, unavailable, message: "fields are written, never read back")
        get { fatalError("unreachable: the getter is unavailable") }
        @inline(__always)
        set { newValue.encode(EncodedKey(key), into: &self) }
    }

    /// Adds a field whose key is made at run time; its bytes are copied, at most 1,024 of them.
    @inlinable
    public subscript<Value: LogFieldValue>(key key: String) -> Value {
        @available(*, unavailable, message: "fields are written, never read back")
        get { fatalError("unreachable: the getter is unavailable") }
        set { append(newValue, named: key) }
    }

    /// Adds the field `key` with the fields that `body` writes.
    @inlinable
    public mutating func object(_ key: StaticString, _ body: (inout LogFieldEncoder) -> Void) {
        encodeObject(EncodedKey(key), body)
    }

    /// Adds the field `key` with the elements that `body` appends.
    @inlinable
    public mutating func array(_ key: StaticString, _ body: (inout LogArrayEncoder) -> Void) {
        encodeArray(EncodedKey(key), body)
    }

    /// Adds all of `fields`, in their order.
    @inlinable
    public mutating func append(contentsOf fields: LogFields) {
        fields.elements.withUnsafeBufferPointer { append($0) }
    }

    @inline(never)
    @usableFromInline
    mutating func append(_ elements: UnsafeBufferPointer<(LogKey, any LogFieldValue)>) {
        guard var element = UnsafeRawPointer(elements.baseAddress) else { return }
        // The parts are reached by their offsets: through the tuple, Swift 6.3 copies both and then destroys the copies.
        let alignment = MemoryLayout<any LogFieldValue>.alignment
        let valueOffset = (MemoryLayout<LogKey>.size + alignment - 1) & -alignment
        for _ in elements.indices {
            let key = element.assumingMemoryBound(to: LogKey.self)
            let value = (element + valueOffset).assumingMemoryBound(to: (any LogFieldValue).self)
            append(value.pointee, for: key.pointee)
            element += MemoryLayout<(LogKey, any LogFieldValue)>.stride
        }
    }

    /// Borrows, lest value and key be copied.
    @inline(__always)
    private mutating func append(_ value: borrowing any LogFieldValue, for key: borrowing LogKey) {
        switch key {
        case .literal(let literal) where literal.hasPointerRepresentation:
            value.encode(EncodedKey(literal), into: &self)
        default:
            append(copy value, named: key.name)
        }
    }

    @usableFromInline
    mutating func append(_ value: any LogFieldValue, named name: String) {
        name.withUTF8Pointer { value.encode(EncodedKey(start: $0, code: ~$1), into: &self) }
    }

}

/// What the elements of an array are appended to.
@frozen
public struct LogArrayEncoder: ~Copyable {
    @usableFromInline var fields: LogFieldEncoder

    @inlinable
    init(_ fields: consuming LogFieldEncoder) {
        self.fields = fields
    }

    /// Appends one element.
    @inlinable
    public mutating func append(_ value: some LogFieldValue) {
        value.encode(.none, into: &fields)
    }

    /// Appends an object with the fields that `body` writes.
    @inlinable
    public mutating func object(_ body: (inout LogFieldEncoder) -> Void) {
        fields.encodeObject(.none, body)
    }

    /// Appends an array with the elements that `body` appends.
    @inlinable
    public mutating func array(_ body: (inout LogArrayEncoder) -> Void) {
        fields.encodeArray(.none, body)
    }
}
