internal import CChiplogShims

/// A part of a record that can be replaced while the record is copied.
enum RecordPiece {
    case label(UnsafeRawBufferPointer)
    case message(UnsafeRawBufferPointer)
    /// Of an error, its causes included, whether the event's own or a field's.
    case errorType(UnsafeRawBufferPointer)
    case errorMessage(UnsafeRawBufferPointer)
    /// A field's name; `depth` is 0 for the event's fields and grows by one with each object or array around.
    case key(UnsafeRawBufferPointer, depth: Int)
    /// A field's value or an array's element (whose key is empty). Where a container is kept, its contents follow.
    case value(EncodedValue, key: UnsafeRawBufferPointer)
}

/// What becomes of a piece.
enum PieceEdit {
    case keep
    /// What was written to the replacement buffer takes its place; a value becomes a string.
    case replace
    /// A key or a value goes, its field with it; any other piece becomes empty.
    case remove
}

/// Copies a record piece by piece into another buffer, changed as an edit says.
struct RecordCopy {
    private let out: ByteBuffer
    private let replacement: ByteBuffer
    private let computesLazies: Bool
    private var isComplete = true

    typealias Edit = (RecordPiece, ByteBuffer) -> PieceEdit

    /// - Parameters:
    ///   - out: overwritten from its start.
    ///   - replacement: what edits write to; empty whenever one is asked.
    init(to out: ByteBuffer, replacement: ByteBuffer, computesLazies: Bool) {
        self.out = out
        self.replacement = replacement
        self.computesLazies = computesLazies
        out.pointee.count = 0
        out.pointee.is_truncated = false
    }

    /// False when memory is exhausted: what was written is then no record.
    mutating func write(_ parts: Record.Parts, _ edit: Edit) -> Bool {
        append(parts.header)
        let label = out.pointee.count
        append(parts.label, asking: edit(.label(parts.label), cleared()), most: Record.mostKeyBytes)
        let message = out.pointee.count
        append(parts.message, asking: edit(.message(parts.message), cleared()), most: Record.mostStringBytes)
        let error = out.pointee.count
        if let links = parts.error {
            reserveLength()
            append(links: links, edit)
            patchLength(at: error)
        }
        append(parts.betweenErrorAndFields)
        let fields = out.pointee.count
        let bound = parts.boundFields
        append(fields: bound, depth: 0, edit)
        let own = out.pointee.count
        append(fields: UnsafeRawBufferPointer(rebasing: parts.fields[bound.count...]), depth: 0, edit)
        guard isComplete else { return false }
        out.patch(UInt32(truncatingIfNeeded: own - fields), at: Record.Offset.boundLength)
        out.patch(UInt16(truncatingIfNeeded: message - label), at: Record.Offset.labelLength)
        out.patch(UInt32(truncatingIfNeeded: error - message), at: Record.Offset.messageLength)
        out.patch(UInt32(truncatingIfNeeded: fields), at: Record.Offset.fields)
        out.patch(UInt32(truncatingIfNeeded: out.pointee.count), at: Record.Offset.length)
        if out.pointee.is_truncated {
            out.pointee.bytes[Record.Offset.flags] |= Record.Flag.truncated
        }
        return true
    }

    private mutating func append(fields bytes: UnsafeRawBufferPointer, depth: Int, _ edit: Edit) {
        var cursor = FieldCursor(bytes)
        var start = cursor.position
        while let field = cursor.next() {
            append(field, startingAt: start, depth: depth, edit)
            start = cursor.position
        }
    }

    private mutating func append(
        _ field: FieldCursor.Field, startingAt start: UnsafeRawPointer, depth: Int, _ edit: Edit
    ) {
        let tag = start.load(as: UInt8.self)
        let undo = out.pointee.count
        if tag & Record.Tag.noKey == 0, case let answer = edit(.key(field.key, depth: depth), cleared()),
            answer != .keep
        {
            guard answer == .replace else { return }
            append(Record.Tag.inlineKey)
            let key = replaced(most: Record.mostKeyBytes)
            append(UInt16(truncatingIfNeeded: key.count))
            append(key)
        } else {
            append(UnsafeRawBufferPointer(start: start, count: field.value.payload - start))
        }
        let value =
            field.value.tag == Record.Tag.lazy
            ? LazyCell.value(of: field.value, computing: computesLazies) : field.value
        switch edit(.value(value, key: field.key), cleared()) {
        case .remove:
            out.pointee.count = undo
        case .replace:
            setKind(Record.Tag.string, at: undo)
            let text = replaced(most: Record.mostStringBytes)
            append(UInt32(truncatingIfNeeded: text.count))
            append(text)
        case .keep:
            setKind(value.tag, at: undo)
            append(value, depth: depth, edit)
        }
    }

    /// Turns the tag of the field that starts at `offset` into one of another kind of value.
    private func setKind(_ kind: UInt8, at offset: Int) {
        guard isComplete else { return }
        out.pointee.bytes[offset] = out.pointee.bytes[offset] & ~Record.Tag.kind | kind
    }

    private mutating func append(_ value: EncodedValue, depth: Int, _ edit: Edit) {
        let start = out.pointee.count
        switch value.tag {
        case Record.Tag.array, Record.Tag.object:
            reserveLength()
            append(fields: value.contents, depth: depth + 1, edit)
            patchLength(at: start)
        case Record.Tag.error:
            reserveLength()
            append(links: value.contents, edit)
            patchLength(at: start)
        default:
            append(UnsafeRawBufferPointer(start: value.payload, count: value.size))
        }
    }

    private mutating func append(links: UnsafeRawBufferPointer, _ edit: Edit) {
        var cursor = ErrorCursor(links)
        while let (type, message) = cursor.next() {
            let start = out.pointee.count
            reserveLength()
            append(type, asking: edit(.errorType(type), cleared()), most: Record.mostStringBytes)
            patchLength(at: start)
            let messageStart = out.pointee.count
            reserveLength()
            append(message, asking: edit(.errorMessage(message), cleared()), most: Record.mostStringBytes)
            patchLength(at: messageStart)
        }
    }
}

// Appending to the copy.
extension RecordCopy {
    private func cleared() -> ByteBuffer {
        replacement.pointee.count = 0
        return replacement
    }

    /// Appends a piece, or what an edit has put in its place.
    private mutating func append(_ piece: UnsafeRawBufferPointer, asking answer: PieceEdit, most: Int) {
        switch answer {
        case .keep: append(piece)
        case .remove: break
        case .replace: append(replaced(most: most))
        }
    }

    /// What the edit has written, as much of it as fits.
    private func replaced(most: Int) -> UnsafeRawBufferPointer {
        let count = UTF8Boundary.fit(replacement.pointee.bytes, replacement.pointee.count, in: most)
        if _slowPath(count < replacement.pointee.count) {
            out.markTruncated()
        }
        return UnsafeRawBufferPointer(start: replacement.pointee.bytes, count: count)
    }

    private mutating func append(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return }
        guard isComplete, out.pointee.count + bytes.count <= 2 * Record.mostBytes, out.reserve(bytes.count) else {
            isComplete = false
            return
        }
        chiplog_copy(out.pointee.bytes + out.pointee.count, start.assumingMemoryBound(to: UInt8.self), bytes.count)
        out.advance(bytes.count)
    }

    private mutating func append<Number: FixedWidthInteger & BitwiseCopyable>(_ number: Number) {
        withUnsafeBytes(of: number) { append($0) }
    }

    private mutating func reserveLength() {
        append(0 as UInt32)
    }

    private mutating func patchLength(at offset: Int) {
        guard isComplete else { return }
        out.patch(UInt32(truncatingIfNeeded: out.pointee.count - offset - 4), at: offset)
    }
}
