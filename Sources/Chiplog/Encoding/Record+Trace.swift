internal import CChiplogShims

extension Record.Parts {
    /// The ids of trace and span and the flags, where there are any: `Record.traceSize` bytes, as W3C Trace Context orders
    /// them, so that their hexadecimal digits are the written form.
    var trace: UnsafeRawBufferPointer? {
        guard flags & Record.Flag.hasTrace != 0 else { return nil }
        return part(from: fieldsOffset - Record.traceSize, count: Record.traceSize)
    }
}

extension ByteBuffer {
    /// Adds the trace; the fields must begin right behind it.
    @inline(__always)
    func append(_ trace: borrowing TraceContext) {
        guard reserve(Record.traceSize) else { return }
        end.storeBytes(of: trace.traceID.high.bigEndian, as: UInt64.self)
        end.storeBytes(of: trace.traceID.low.bigEndian, toByteOffset: 8, as: UInt64.self)
        end.storeBytes(of: trace.spanID.value.bigEndian, toByteOffset: 16, as: UInt64.self)
        end.storeBytes(of: trace.flags.rawValue, toByteOffset: 24, as: UInt8.self)
        advance(Record.traceSize)
        pointee.bytes[Record.Offset.flags] |= Record.Flag.hasTrace
    }
}

extension ByteBuffer {
    /// Notes that the event is the end of a span.
    func markSpan() {
        pointee.bytes[Record.Offset.flags] |= Record.Flag.isSpan
    }
}

extension TraceContext {
    /// Reads `Record.traceSize` bytes of a record.
    init(decoding bytes: UnsafeRawBufferPointer) {
        self.init(
            traceID: TraceID(
                high: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
                low: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))),
            spanID: SpanID(UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self))),
            flags: TraceFlags(rawValue: bytes[24]))
    }
}
