internal import CChiplogShims

extension Log {
    /// The pipeline that takes an event of `level` from the current task, or nil; out of line, since it may ask the task.
    @inline(never)
    @usableFromInline
    func target(for level: LogLevel) -> LogTarget? {
        core.target(for: level.severity).map { LogTarget(pipeline: $0) }
    }

    /// Records an event and hands it to its pipeline; the out-of-line part of every enabled call.
    @inline(never)
    @usableFromInline
    func emit(
        to target: LogTarget, _ level: LogLevel, _ message: String, error: (any Error)?, at place: EncodedCallSite,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        record(target, level, message, error, place, build)
    }

    /// The same with the fields of a literal, where they lie.
    @inline(never)
    @usableFromInline
    func emit(
        to target: LogTarget, _ level: LogLevel, _ message: String, error: (any Error)?, at place: EncodedCallSite,
        _ elements: UnsafeBufferPointer<(LogKey, any LogFieldValue)>
    ) {
        record(target, level, message, error, place) { fields in
            if !elements.isEmpty {
                fields.append(elements)
            }
        }
    }

    @inline(__always)
    private func record(
        _ target: LogTarget, _ level: LogLevel, _ message: String, _ error: (any Error)?, _ place: EncodedCallSite,
        _ build: (inout LogFieldEncoder) -> Void
    ) {
        let pipeline = target.pipeline
        guard let buffer = chiplog_take_buffer() else {
            return pipeline._withUnsafeGuaranteedRef { $0.countLost() }
        }
        defer { chiplog_give_back_buffer(buffer) }
        let time = pipeline._withUnsafeGuaranteedRef { $0.clock.now() }
        buffer.beginRecord(severity: level.severity, time: time, place)
        if _slowPath(!core.takes(level.severity)) {
            buffer.markBelowOwnLevel()
        }
        buffer.appendLabel(core.label)
        buffer.appendMessage(message)
        if let error {
            buffer.appendError(error)
        }
        if _fastPath(!LogContext.mayMarkEvents) {
            buffer.beginFields()
        } else {
            buffer.beginFieldsWithContext()
        }
        if !core.bound.isEmpty {
            buffer.appendBound(core.bound)
        }
        buffer.pointee.defers_lazy = pipeline._withUnsafeGuaranteedRef { $0.isSelective }
        var encoder = LogFieldEncoder(buffer: buffer, depth: 0)
        build(&encoder)
        buffer.pointee.defers_lazy = false
        buffer.endRecord()
        pipeline._withUnsafeGuaranteedRef { $0.deliver(buffer, of: core) }
        if _slowPath(buffer.pointee.lazies != nil) {
            LazyCell.releaseAll(of: buffer)
        }
    }
}

/// The pipeline that takes one event, during the call that logs it; see `LogCore.target(for:)`.
@frozen
@usableFromInline
struct LogTarget {
    @usableFromInline let pipeline: Unmanaged<PipelineCore>

    @usableFromInline
    init(pipeline: Unmanaged<PipelineCore>) {
        self.pipeline = pipeline
    }
}

// Writing the parts of a record, in this order; `Record` has the layout.
extension ByteBuffer {
    /// A kept buffer always has room for the header and the label: none is smaller than 4 KiB.
    @inline(__always)
    fileprivate func beginRecord(severity: UInt8, time: LogTimestamp, _ place: EncodedCallSite) {
        // Taken once: after each store through it the compiler would look for it again.
        let header = UnsafeMutableRawPointer(pointee.bytes)
        header.patch(UInt32(severity), at: Record.Offset.severity)  // and no flags, and no label yet
        header.patch(time.nanosecondsSince1970, at: Record.Offset.time)
        header.patch(UInt64(UInt(bitPattern: place.file)), at: Record.Offset.file)
        header.patch(UInt64(UInt(bitPattern: place.function)), at: Record.Offset.function)
        header.patch(UInt16(truncatingIfNeeded: place.numbers), at: Record.Offset.fileLength)
        header.patch(UInt16(truncatingIfNeeded: place.numbers >> 16), at: Record.Offset.functionLength)
        header.patch(UInt32(truncatingIfNeeded: place.numbers >> 32), at: Record.Offset.line)
        header.patch(0 as UInt32, at: Record.Offset.messageLength)
        header.patch(0 as UInt64, at: Record.Offset.boundLength)  // and no hash
    }

    @inline(__always)
    fileprivate func markBelowOwnLevel() {
        pointee.bytes[Record.Offset.flags] |= Record.Flag.isBelowOwnLevel
    }

    @inline(__always)
    fileprivate func appendLabel(_ label: String) {
        label.withUTF8Pointer { start, count in
            let length = UTF8Boundary.fit(start, count, in: Record.mostKeyBytes)
            if _slowPath(length < count) {
                markTruncated()
            }
            chiplog_copy(pointee.bytes + Record.headerSize, start, length)
            pointee.count = Record.headerSize &+ length
            patch(UInt16(truncatingIfNeeded: length), at: Record.Offset.labelLength)
        }
    }

    @inline(__always)
    fileprivate func appendMessage(_ message: String) {
        message.withUTF8Pointer { start, count in
            let length = UTF8Boundary.fit(start, count, in: Record.mostStringBytes)
            if _slowPath(length < count) {
                markTruncated()
            }
            guard reserve(length) else { return }
            chiplog_copy_line(pointee.bytes + pointee.count, start, length)
            advance(length)
            patch(UInt32(truncatingIfNeeded: length), at: Record.Offset.messageLength)
        }
    }

    /// Out of line: errors are described by reflection, which costs microseconds.
    @inline(never)
    fileprivate func appendError(_ error: any Error) {
        let start = pointee.count
        guard reserve(4) else { return }
        advance(4)
        appendLinks(of: LogErrorValue(error))
        patch(UInt32(pointee.count - start - 4), at: start)
        pointee.bytes[Record.Offset.flags] |= Record.Flag.hasError
    }

    @inline(__always)
    fileprivate func beginFields() {
        patch(UInt32(truncatingIfNeeded: pointee.count), at: Record.Offset.fields)
    }

    /// The same, with what the task's context has to add; out of line, since few events have any.
    @inline(never)
    fileprivate func beginFieldsWithContext() {
        let context = LogContext.marking
        if let trace = context?.trace {
            append(trace)
        }
        beginFields()
        if let context {
            append(context.fields)
        }
    }

    /// Appends a log's bound fields; where they are the first ones, the header says so.
    @inline(__always)
    fileprivate func appendBound(_ fields: borrowing BoundFields) {
        let start = pointee.count
        append(fields)
        let first = UnsafeRawPointer(pointee.bytes).loadUnaligned(fromByteOffset: Record.Offset.fields, as: UInt32.self)
        if start == Int(first) {
            patch(UInt32(truncatingIfNeeded: pointee.count &- start), at: Record.Offset.boundLength)
            patch(fields.hash, at: Record.Offset.boundHash)
        }
    }

    @inline(__always)
    fileprivate func endRecord() {
        patch(UInt32(truncatingIfNeeded: pointee.count), at: Record.Offset.length)
        if _slowPath(pointee.is_truncated) {
            pointee.bytes[Record.Offset.flags] |= Record.Flag.truncated
        }
    }
}

extension UnsafeMutableRawPointer {
    @inline(__always)
    fileprivate func patch<Value: BitwiseCopyable>(_ value: Value, at offset: Int) {
        storeBytes(of: value, toByteOffset: offset, as: Value.self)
    }
}
