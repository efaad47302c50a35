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
        guard let start = elements.baseAddress else { return }
        var element = UnsafeRawPointer(start).assumingMemoryBound(to: BorrowedElement.self)
        let end = element + elements.count
        while element < end {
            element.pointee.encode(into: &self)
            element += 1
        }
    }

    @usableFromInline
    mutating func append(_ value: any LogFieldValue, named name: String) {
        name.withUTF8Pointer { value.encode(EncodedKey(start: $0, code: ~$1), into: &self) }
    }
}

/// An element of `LogFields` where it lies. Not copyable, lest it be copied: of a tuple in memory, Swift 6.3 copies both
/// parts before it uses them.
///
/// Invariant: laid out as the tuple `(LogKey, any LogFieldValue)`; a structure's fields lie as a tuple's elements do.
private struct BorrowedElement: ~Copyable {
    let key: LogKey
    let value: any LogFieldValue

    @inline(__always)
    borrowing func encode(into fields: inout LogFieldEncoder) {
        guard let literal = key.literal else { return encodeNamed(into: &fields) }
        value.encode(EncodedKey(start: literal, code: key.count), into: &fields)
    }

    @inline(never)
    private borrowing func encodeNamed(into fields: inout LogFieldEncoder) {
        fields.append(value, named: key.name)
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
