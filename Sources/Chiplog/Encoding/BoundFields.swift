internal import CChiplogShims

/// Fields encoded once, to stand in many records.
struct BoundFields: Sendable {
    private(set) var bytes: [UInt8]
    /// Whether something was too large; every event that has the fields says so.
    private(set) var isTruncated: Bool
    /// Tells most fields apart from others.
    private(set) var hash: UInt32 = 0

    var isEmpty: Bool { bytes.isEmpty && !isTruncated }

    init(bytes: [UInt8] = [], isTruncated: Bool = false) {
        self.bytes = bytes
        self.isTruncated = isTruncated
    }

    /// Adds the fields that `build` writes, unless there would then be more than `Record.mostBoundBytes`.
    mutating func append(_ build: (inout LogFieldEncoder) -> Void) {
        let added: BoundFields? = withThreadBuffer { buffer in
            var encoder = LogFieldEncoder(buffer: buffer, depth: 0)
            build(&encoder)
            return BoundFields(
                bytes: [UInt8](UnsafeRawBufferPointer(buffer: buffer)), isTruncated: buffer.pointee.is_truncated)
        }
        append(added ?? BoundFields(isTruncated: true))
    }

    /// Adds `added`, unless there would then be more than `Record.mostBoundBytes`.
    mutating func append(_ added: BoundFields) {
        guard bytes.count + added.bytes.count <= Record.mostBoundBytes else {
            isTruncated = true
            return
        }
        bytes += added.bytes
        isTruncated = isTruncated || added.isTruncated
        for byte in added.bytes {
            // The hash of Fowler, Noll and Vo, begun with zero.
            hash = (hash ^ UInt32(byte)) &* 0x0100_0193
        }
    }

    /// The fields as values of their own; allocates.
    var decoded: LogFields {
        bytes.withUnsafeBytes { LogFields(decoding: $0) }
    }
}

extension ByteBuffer {
    /// Copies `fields` into the record; all or, where a record must not be that large, none.
    @inline(__always)
    func append(_ fields: borrowing BoundFields) {
        guard pointee.count &+ fields.bytes.count <= Record.mostBytes else { return markTruncated() }
        fields.bytes.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, reserve(bytes.count) else { return }
            chiplog_copy_line(pointee.bytes + pointee.count, start, bytes.count)
            advance(bytes.count)
        }
        if _slowPath(fields.isTruncated) {
            markTruncated()
        }
    }
}
