/// A value where it lies, in an array. Not copyable, lest it be copied before it is used, as Swift 6.3 does.
///
/// Invariant: laid out as its only part, so that a pointer to a value points to this too.
@frozen
@usableFromInline
struct Borrowed<Value>: ~Copyable {
    @usableFromInline let value: Value
}

extension Borrowed where Value: LogFieldValue {
    @inlinable
    @inline(__always)
    borrowing func append(to elements: inout LogArrayEncoder) {
        value.encode(.none, into: &elements.fields)
    }
}

extension Borrowed<LogErrorValue> {
    @inline(__always)
    borrowing func appendLink(to buffer: ByteBuffer) {
        buffer.appendLink(of: value)
    }
}
