/// Where a call stands in the source, as the record has it: three words, each of which is a constant at most calls.
@frozen
@usableFromInline
struct EncodedCallSite {
    @usableFromInline let file: UnsafePointer<UInt8>
    @usableFromInline let function: UnsafePointer<UInt8>
    /// From the lowest bit on: 16 bits of the file's length, 16 of the function's, 32 of the line.
    @usableFromInline let numbers: UInt64

    @inlinable
    @inline(__always)
    init(_ file: StaticString, _ function: StaticString, _ line: UInt) {
        // A literal always has an address; only one made from a single scalar by hand has none.
        let file = file.hasPointerRepresentation ? file : "?"
        let function = function.hasPointerRepresentation ? function : "?"
        self.file = file.utf8Start
        self.function = function.utf8Start
        numbers =
            UInt64(UInt16(truncatingIfNeeded: file.utf8CodeUnitCount))
            | UInt64(UInt16(truncatingIfNeeded: function.utf8CodeUnitCount)) << 16
            | UInt64(UInt32(truncatingIfNeeded: line)) << 32
    }
}
