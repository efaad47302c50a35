extension LineBuffer {
    /// Appends `bytes` as lower-case hexadecimal digits.
    mutating func append(hex bytes: UnsafeRawBufferPointer) {
        let digits = ("0123456789abcdef" as StaticString).utf8Start
        guard buffer.reserve(2 * bytes.count) else { return }
        var target = buffer.end
        var index = 0
        while index < bytes.count {
            target.storeBytes(of: digits[Int(bytes[index] >> 4)], as: UInt8.self)
            target.storeBytes(of: digits[Int(bytes[index] & 15)], toByteOffset: 1, as: UInt8.self)
            target += 2
            index += 1
        }
        buffer.advance(2 * bytes.count)
    }

    /// Appends ` trace_id=… span_id=…`, where the event belongs to a trace.
    @inline(__always)
    mutating func append(tracePairs trace: TraceBytes?) {
        if let trace {
            append(" trace_id=")
            append(hex: trace.traceID)
            append(" span_id=")
            append(hex: trace.spanID)
        }
    }
}

/// The parts of the trace in a record.
struct TraceBytes {
    let bytes: UnsafeRawBufferPointer

    var traceID: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[..<16]) }
    var spanID: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: bytes[16..<24]) }
    var flags: UInt8 { bytes[24] }
}

extension Record.Parts {
    /// The ids of trace and span, to be formatted only where they are written.
    @inline(__always)
    var traceBytes: TraceBytes? { trace.map { TraceBytes(bytes: $0) } }
}
