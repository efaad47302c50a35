/// The key of a field on its way into a record: two words, so that a field costs one call with few registers.
///
/// A literal's address is kept, since it lives as long as the program; any other key is copied. Made by the library;
/// an `encode(_:into:)` of one's own passes on the one it was given.
@frozen
public struct EncodedKey {
    @usableFromInline let start: UnsafePointer<UInt8>?
    /// A length, its complement when the bytes must be copied; not negative only where there is a literal.
    @usableFromInline let code: Int

    @inlinable
    @inline(__always)
    init(start: UnsafePointer<UInt8>?, code: Int) {
        self.start = start
        self.code = code
    }

    @inlinable
    @inline(__always)
    init(_ literal: StaticString) {
        if literal.hasPointerRepresentation {
            self.init(start: literal.utf8Start, code: literal.utf8CodeUnitCount)
        } else {
            // Only a key made from a single scalar by hand comes here.
            self.init(start: ("?" as StaticString).utf8Start, code: 1)
        }
    }

    /// The key of an array's element: none.
    @inlinable
    static var none: EncodedKey { EncodedKey(start: nil, code: ~0) }
}
