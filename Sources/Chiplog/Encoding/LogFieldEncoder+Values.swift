internal import CChiplogShims

// The typed field functions: one call out of line per field. Inlined into the caller they would reach hand-written C
// but cost kilobytes of code at every logging call; like this a call of ten fields stays under 400 bytes.
extension LogFieldEncoder {
    @inline(never)
    public mutating func encodeNull(_ key: EncodedKey) {
        _ = begin(key, Record.Tag.null, 0)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Bool) {
        _ = begin(key, value ? Record.Tag.true : Record.Tag.false, 0)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Int64) {
        encode(key, Record.Tag.int, value)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: UInt64) {
        encode(key, Record.Tag.uint, value)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Double) {
        encode(key, Record.Tag.double, value)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: LogTimestamp) {
        encode(key, Record.Tag.timestamp, value.nanosecondsSince1970)
    }

    /// A duration; beyond 2⁶³ seconds, the longest that has less.
    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: Duration) {
        guard begin(key, Record.Tag.duration, 16) else { return }
        let (seconds, attoseconds) = value.clampedComponents
        buffer.end.storeBytes(of: seconds, as: Int64.self)
        buffer.end.storeBytes(of: attoseconds, toByteOffset: 8, as: Int64.self)
        buffer.advance(16)
    }

    @inline(never)
    public mutating func encode(_ key: EncodedKey, _ value: borrowing String) {
        value.withUTF8Pointer { encode(key, Record.Tag.string, $0, $1) }
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
        guard begin(key, Record.Tag.lazy, 8) else { return }
        let cell = LazyCell(value, before: buffer.pointee.lazies)
        buffer.pointee.lazies = Unmanaged.passRetained(cell).toOpaque()
        buffer.end.storeBytes(of: UInt64(UInt(bitPattern: buffer.pointee.lazies)), as: UInt64.self)
        buffer.advance(8)
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
    /// Writes tag and key and makes room for `size` bytes of value; false when the field is left out.
    @inline(__always)
    private func begin(_ key: EncodedKey, _ tag: UInt8, _ size: Int) -> Bool {
        let code = key.code
        // One comparison for "a literal" and "not too long": a copied key's code is negative.
        guard UInt(bitPattern: code) <= UInt(Record.mostKeyBytes), let start = key.start,
            buffer.pointee.count &+ size < Record.mostBytes
        else {
            return beginRare(key, tag, size)
        }
        guard buffer.reserve(11 &+ size) else { return false }
        let end = buffer.end
        end.storeBytes(of: tag, as: UInt8.self)
        end.storeBytes(of: UInt64(UInt(bitPattern: start)), toByteOffset: 1, as: UInt64.self)
        end.storeBytes(of: UInt16(truncatingIfNeeded: code), toByteOffset: 9, as: UInt16.self)
        buffer.advance(11)
        return true
    }

    /// The same for an array's element, a key made at run time or too long, and a record that is full.
    @inline(never)
    private func beginRare(_ key: EncodedKey, _ tag: UInt8, _ size: Int) -> Bool {
        guard buffer.pointee.count + size + 3 + Record.mostKeyBytes < Record.mostBytes else {
            buffer.markTruncated()
            return false
        }
        guard let start = key.start else {
            guard buffer.reserve(1 + size) else { return false }
            buffer.append(tag | Record.Tag.noKey)
            return true
        }
        let count = key.code >= 0 ? key.code : ~key.code
        let length = UTF8Boundary.fit(start, count, in: Record.mostKeyBytes)
        if _slowPath(length < count) {
            buffer.markTruncated()
        }
        guard buffer.reserve(3 + length + size) else { return false }
        buffer.append(tag | Record.Tag.inlineKey)
        buffer.end.storeBytes(of: UInt16(length), as: UInt16.self)
        buffer.advance(2)
        buffer.append(start, length)
        return true
    }

    @inline(__always)
    private func encode<Value: BitwiseCopyable>(_ key: EncodedKey, _ tag: UInt8, _ value: Value) {
        guard begin(key, tag, MemoryLayout<Value>.size) else { return }
        buffer.end.storeBytes(of: value, as: Value.self)
        buffer.advance(MemoryLayout<Value>.size)
    }

    @inline(__always)
    private func encode(_ key: EncodedKey, _ tag: UInt8, _ start: UnsafePointer<UInt8>, _ count: Int) {
        var length = count
        if _slowPath(count > Record.mostStringBytes) {
            length = UTF8Boundary.fit(start, count, in: Record.mostStringBytes)
            buffer.markTruncated()
        }
        guard begin(key, tag, 4 &+ length) else { return }
        buffer.end.storeBytes(of: UInt32(truncatingIfNeeded: length), as: UInt32.self)
        chiplog_copy(buffer.pointee.bytes + buffer.pointee.count + 4, start, length)
        buffer.advance(4 &+ length)
    }

    private func encodeTooDeep(_ key: EncodedKey) {
        buffer.markTruncated()
        encode(key, Record.Tag.string, Record.tooDeep.utf8Start, Record.tooDeep.utf8CodeUnitCount)
    }

    @inline(__always)
    private func nested(_ key: EncodedKey, _ tag: UInt8, _ body: (ByteBuffer, Int) -> Void) {
        guard begin(key, tag, 4) else { return }
        let start = buffer.pointee.count
        buffer.advance(4)
        body(buffer, depth + 1)
        buffer.patch(UInt32(buffer.pointee.count - start - 4), at: start)
    }
}

extension ByteBuffer {
    /// The error and its causes, each as type and message.
    func appendLinks(of error: LogErrorValue) {
        appendLengthPrefixed(error.type)
        appendLengthPrefixed(error.message)
        for cause in error.causes.prefix(LogErrorValue.mostCauses) {
            appendLengthPrefixed(cause.type)
            appendLengthPrefixed(cause.message)
        }
    }

    @inline(__always)
    private func appendLengthPrefixed(_ text: borrowing String) {
        text.withUTF8Pointer { start, count in
            let length = UTF8Boundary.fit(start, count, in: Record.mostKeyBytes * 64)
            if _slowPath(length < count) {
                markTruncated()
            }
            guard reserve(4 + length) else { return }
            end.storeBytes(of: UInt32(length), as: UInt32.self)
            advance(4)
            append(start, length)
        }
    }

    /// Notes that something was cut or left out; the record's header says so once it is complete. Not written into the
    /// bytes at once, since bound fields are encoded without a header before them.
    func markTruncated() {
        pointee.is_truncated = true
    }
}
