internal import CChiplogShims

extension Record {
    /// Pointers to the parts of one record. Unsafe: valid as long as the record's bytes are.
    struct Parts {
        let record: UnsafeRawBufferPointer

        @inline(__always)
        init(_ record: UnsafeRawBufferPointer) {
            self.record = record
        }

        @inline(__always)
        private func load<Value: BitwiseCopyable>(_ offset: Int, as type: Value.Type) -> Value {
            // The encoder never makes a record shorter than its header.
            record.baseAddress.unsafelyUnwrapped.loadUnaligned(fromByteOffset: offset, as: type)
        }

        @inline(__always)
        func part(from offset: Int, count: Int) -> UnsafeRawBufferPointer {
            UnsafeRawBufferPointer(start: record.baseAddress.unsafelyUnwrapped + offset, count: count)
        }

        @inline(__always)
        private func literal(_ offset: Int, count: Int) -> UnsafeRawBufferPointer {
            let address = UInt(load(offset, as: UInt64.self))
            return UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: address), count: count)
        }

        var time: LogTimestamp { LogTimestamp(nanosecondsSince1970: load(Offset.time, as: Int64.self)) }
        var severity: UInt8 { load(Offset.severity, as: UInt8.self) }
        var flags: UInt8 { load(Offset.flags, as: UInt8.self) }
        var line: UInt32 { load(Offset.line, as: UInt32.self) }

        private var labelCount: Int { Int(load(Offset.labelLength, as: UInt16.self)) }
        private var messageCount: Int { Int(load(Offset.messageLength, as: UInt32.self)) }
        /// Whether there is no error, no trace and no field.
        @inline(__always)
        var endsWithMessage: Bool { record.count == headerSize &+ labelCount &+ messageCount }

        var fieldsOffset: Int { Int(load(Offset.fields, as: UInt32.self)) }

        var header: UnsafeRawBufferPointer { part(from: 0, count: headerSize) }
        var label: UnsafeRawBufferPointer { part(from: headerSize, count: labelCount) }
        var message: UnsafeRawBufferPointer { part(from: headerSize + labelCount, count: messageCount) }

        var file: UnsafeRawBufferPointer {
            literal(Offset.file, count: Int(load(Offset.fileLength, as: UInt16.self)))
        }
        var function: UnsafeRawBufferPointer {
            literal(Offset.function, count: Int(load(Offset.functionLength, as: UInt16.self)))
        }

        /// The links of the error, where there is one.
        @inline(__always)
        var error: UnsafeRawBufferPointer? {
            guard flags & Flag.hasError != 0 else { return nil }
            let offset = headerSize + labelCount + messageCount
            return part(from: offset + 4, count: Int(load(offset, as: UInt32.self)))
        }

        /// What stands between the error, or the message, and the fields.
        var betweenErrorAndFields: UnsafeRawBufferPointer {
            let start = headerSize + labelCount + messageCount + (error.map { $0.count + 4 } ?? 0)
            return part(from: start, count: fieldsOffset - start)
        }

        @inline(__always)
        var fields: UnsafeRawBufferPointer {
            part(from: fieldsOffset, count: record.count - fieldsOffset)
        }

        /// Those of the fields, the first ones, that many events of the log have.
        @inline(__always)
        var boundFields: UnsafeRawBufferPointer {
            part(from: fieldsOffset, count: Int(load(Offset.boundLength, as: UInt32.self)))
        }

        /// Tells most bound fields apart from others.
        @inline(__always)
        var boundHash: UInt32 { load(Offset.boundHash, as: UInt32.self) }
    }
}

extension UnsafeRawBufferPointer {
    /// What has been written to `buffer`.
    @inline(__always)
    init(buffer: ByteBuffer) {
        self.init(start: buffer.pointee.bytes, count: buffer.pointee.count)
    }
}
