internal import CChiplogShims

// The typed field functions: one call out of line per field. Inlined into the caller they would reach hand-written C
// but cost kilobytes of code at every logging call; like this a call of ten fields stays under 400 bytes.
extension LogFieldEncoder {
    @inline(never)
    public mutating func encodeNull(_ key: EncodedKey) {
        encodeEmpty(key, Record.Tag.null)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Bool) {
        encodeEmpty(key, value ? Record.Tag.true : Record.Tag.false)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Int64) {
        encode(key, Record.Tag.int, UInt64(bitPattern: value))
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: UInt64) {
        encode(key, Record.Tag.uint, value)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Double) {
        encode(key, Record.Tag.double, value.bitPattern)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: LogTimestamp) {
        encode(key, Record.Tag.timestamp, UInt64(bitPattern: value.nanosecondsSince1970))
    }

    /// A duration; beyond 2⁶³ seconds, the longest that has less.
    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Duration) {
        guard let payload = begin(key, Record.Tag.duration, 16) else { return }
        let (seconds, attoseconds) = value.clampedComponents
        payload.storeBytes(of: seconds, as: Int64.self)
        payload.storeBytes(of: attoseconds, toByteOffset: 8, as: Int64.self)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: borrowing String) {
        let isDone: Void? = value.utf8.withContiguousStorageIfAvailable { utf8 in
            encode(key, Record.Tag.string, utf8.baseAddress ?? ("" as StaticString).utf8Start, utf8.count)
        }
        if _slowPath(isDone == nil) {
            encodeForeign(key, value)
        }
    }

    /// A string whose characters are not at hand, as some are where there is Objective-C.
    @inline(never)
    private func encodeForeign(_ key: EncodedKey, _ value: borrowing String) {
        value.withUTF8Pointer { encodeRare(key, Record.Tag.string, $0, $1) }
    }

    /// A run of bytes; formatters write it as base64 (RFC 4648).
    @inline(never)
    public mutating func encode(_ key: EncodedKey, bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else {
            return encode(key, Record.Tag.bytes, ("" as StaticString).utf8Start, 0)
        }
        encode(key, Record.Tag.bytes, start.assumingMemoryBound(to: UInt8.self), bytes.count)
    }

    /// An object with the fields that `body` writes.
    @inline(never)
    public mutating func encodeObject(_ key: EncodedKey, _ body: (inout LogFieldEncoder) -> Void) {
        guard depth < Record.mostDepth else { return encodeTooDeep(key) }
        nested(key, Record.Tag.object) { buffer, depth in
            var fields = LogFieldEncoder(buffer: buffer, depth: depth)
            body(&fields)
        }
    }

    /// An array with the elements that `body` appends.
    @inline(never)
    public mutating func encodeArray(_ key: EncodedKey, _ body: (inout LogArrayEncoder) -> Void) {
        guard depth < Record.mostDepth else { return encodeTooDeep(key) }
        nested(key, Record.Tag.array) { buffer, depth in
            var elements = LogArrayEncoder(LogFieldEncoder(buffer: buffer, depth: depth))
            body(&elements)
        }
    }

    /// A value left for later, where it may come to be not needed; otherwise the value.
    @inline(never)
    mutating func encode(_ key: EncodedKey, lazy value: LogLazyValue) {
        guard buffer.pointee.defers_lazy else { return value.compute().encode(key, into: &self) }
        guard let payload = begin(key, Record.Tag.lazy, 8) else { return }
        let cell = LazyCell(value, before: buffer.pointee.lazies)
        buffer.pointee.lazies = Unmanaged.passRetained(cell).toOpaque()
        payload.storeBytes(of: UInt64(UInt(bitPattern: buffer.pointee.lazies)), as: UInt64.self)
    }

    /// An error: its type, its message and its causes.
    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: LogErrorValue) {
        nested(key, Record.Tag.error) { buffer, _ in
            buffer.appendLinks(of: value)
        }
    }
}

extension LogFieldEncoder {
    /// Writes tag and key, and takes in `size` bytes of value, which go where it says; nil when the field is left out.
    @inline(__always)
    private func begin(_ key: EncodedKey, _ tag: UInt8, _ size: Int) -> UnsafeMutableRawPointer? {
        beginLiteral(key, tag, size) ?? beginRare(key, tag, size)
    }

    /// The same for a literal where there is room, which is the usual case; nil when it is another.
    @inline(__always)
    private func beginLiteral(_ key: EncodedKey, _ tag: UInt8, _ size: Int) -> UnsafeMutableRawPointer? {
        let count = buffer.pointee.count
        // One comparison for "a literal" and "not too long": any other key's code is negative.
        guard UInt(bitPattern: key.code) <= UInt(Record.mostKeyBytes),
            buffer.pointee.field_limit &- count >= 11 &+ size
        else { return nil }
        let field = buffer.end
        buffer.advance(11 &+ size)
        field.storeBytes(of: tag, as: UInt8.self)
        field.storeBytes(of: UInt64(UInt(bitPattern: key.start)), toByteOffset: 1, as: UInt64.self)
        field.storeBytes(of: UInt16(truncatingIfNeeded: key.code), toByteOffset: 9, as: UInt16.self)
        return field + 11
    }

    /// The same where there is no such literal.
    @inline(__always)
    private func beginOther(_ key: EncodedKey, _ tag: UInt8, _ size: Int) -> UnsafeMutableRawPointer? {
        beginElement(key, tag, size) ?? beginRare(key, tag, size)
    }

    /// The same for an array's element where there is room; nil when it is another.
    @inline(__always)
    private func beginElement(_ key: EncodedKey, _ tag: UInt8, _ size: Int) -> UnsafeMutableRawPointer? {
        guard key.start == nil, buffer.pointee.field_limit &- buffer.pointee.count >= 1 &+ size else { return nil }
        let element = buffer.end
        buffer.advance(1 &+ size)
        element.storeBytes(of: tag | Record.Tag.noKey, as: UInt8.self)
        return element + 1
    }

    /// Takes in `count` bytes, to be written where it says; nil only when memory is exhausted.
    @inline(__always)
    private func take(_ count: Int) -> UnsafeMutableRawPointer? {
        guard buffer.reserve(count) else { return nil }
        let end = buffer.end
        buffer.advance(count)
        return end
    }

    /// The same in any case: a key made at run time or too long, and a buffer or a record that is full, among others.
    @inline(never)
    private func beginRare(_ key: EncodedKey, _ tag: UInt8, _ size: Int) -> UnsafeMutableRawPointer? {
        if key.code >= 0, key.code <= Record.mostKeyBytes, buffer.pointee.count &+ 11 &+ size <= Record.mostBytes {
            return buffer.reserve(11 &+ size) ? beginLiteral(key, tag, size) : nil
        }
        guard buffer.pointee.count + size + 3 + Record.mostKeyBytes < Record.mostBytes else {
            buffer.markTruncated()
            return nil
        }
        guard let start = key.start else {
            guard let field = take(1 + size) else { return nil }
            field.storeBytes(of: tag | Record.Tag.noKey, as: UInt8.self)
            return field + 1
        }
        let count = key.code >= 0 ? key.code : ~key.code
        let length = UTF8Boundary.fit(start, count, in: Record.mostKeyBytes)
        if _slowPath(length < count) {
            buffer.markTruncated()
        }
        guard let field = take(3 + length + size) else { return nil }
        field.storeBytes(of: tag | Record.Tag.inlineKey, as: UInt8.self)
        field.storeBytes(of: UInt16(length), toByteOffset: 1, as: UInt16.self)
        chiplog_copy((field + 3).assumingMemoryBound(to: UInt8.self), start, length)
        return field + 3 + length
    }

    /// The rare case is a call at the very end, so that the usual one saves no registers.
    @inline(__always)
    private func encode(_ key: EncodedKey, _ tag: UInt8, _ value: UInt64) {
        guard let payload = beginLiteral(key, tag, 8) else { return encodeRare(key, tag, value) }
        payload.storeBytes(of: value, as: UInt64.self)
    }

    @inline(never)
    private func encodeRare(_ key: EncodedKey, _ tag: UInt8, _ value: UInt64) {
        beginOther(key, tag, 8)?.storeBytes(of: value, as: UInt64.self)
    }

    @inline(__always)
    private func encodeEmpty(_ key: EncodedKey, _ tag: UInt8) {
        if _slowPath(beginLiteral(key, tag, 0) == nil) {
            encodeRareEmpty(key, tag)
        }
    }

    @inline(never)
    private func encodeRareEmpty(_ key: EncodedKey, _ tag: UInt8) {
        _ = beginOther(key, tag, 0)
    }

    @inline(__always)
    private func encode(_ key: EncodedKey, _ tag: UInt8, _ start: UnsafePointer<UInt8>, _ count: Int) {
        guard _fastPath(count <= Record.mostStringBytes), let payload = beginLiteral(key, tag, 4 &+ count) else {
            return encodeRare(key, tag, start, count)
        }
        Self.write(start, count, to: payload)
    }

    @inline(never)
    private func encodeRare(_ key: EncodedKey, _ tag: UInt8, _ start: UnsafePointer<UInt8>, _ count: Int) {
        let length = UTF8Boundary.fit(start, count, in: Record.mostStringBytes)
        if _slowPath(length < count) {
            buffer.markTruncated()
        }
        guard let payload = beginOther(key, tag, 4 &+ length) else { return }
        Self.write(start, length, to: payload)
    }

    @inline(__always)
    private static func write(_ start: UnsafePointer<UInt8>, _ count: Int, to payload: UnsafeMutableRawPointer) {
        payload.storeBytes(of: UInt32(truncatingIfNeeded: count), as: UInt32.self)
        chiplog_copy((payload + 4).assumingMemoryBound(to: UInt8.self), start, count)
    }

    private func encodeTooDeep(_ key: EncodedKey) {
        buffer.markTruncated()
        encode(key, Record.Tag.string, Record.tooDeep.utf8Start, Record.tooDeep.utf8CodeUnitCount)
    }

    @inline(__always)
    private func nested(_ key: EncodedKey, _ tag: UInt8, _ body: (ByteBuffer, Int) -> Void) {
        guard begin(key, tag, 4) != nil else { return }
        let start = buffer.pointee.count
        body(buffer, depth &+ 1)
        buffer.patch(UInt32(truncatingIfNeeded: buffer.pointee.count &- start), at: start &- 4)
    }
}
