internal import CChiplogShims

/// An event in the hands of a processor: a view of it, and the ways to change it.
///
/// Reading costs what reading a `LogEvent` costs. A field is added in place; any other change copies the record, some
/// tens of nanoseconds. Nothing is allocated. Made by the pipeline; it cannot be kept.
public struct LogEventEditor: ~Copyable {
    /// The record as it is now; one of the three.
    private(set) var record: ByteBuffer
    private let first: ByteBuffer
    private let second: ByteBuffer
    private let third: ByteBuffer
    private var undo: Undo

    /// How the record was before the processor at work touched it.
    private struct Undo {
        var record: ByteBuffer
        var count: Int
        var severity: UInt8
        var flags: UInt8

        init(_ record: ByteBuffer) {
            self.record = record
            count = record.pointee.count
            severity = record.pointee.bytes[Record.Offset.severity]
            flags = record.pointee.bytes[Record.Offset.flags]
        }
    }

    /// - Parameters:
    ///   - record: a complete record; the editor may change its end, severity and flags.
    ///   - second, third: two more buffers of the thread, to build changed records in.
    init(_ record: ByteBuffer, _ second: ByteBuffer, _ third: ByteBuffer) {
        self.record = record
        first = record
        self.second = second
        self.third = third
        undo = Undo(record)
    }

    /// The event with all changes so far.
    public var event: LogEvent {
        @_lifetime(borrow self)
        get {
            // The bytes stay where they are as long as the editor is not changed.
            let bytes = RawSpan(_unsafeStart: UnsafeRawPointer(record.pointee.bytes), byteCount: record.pointee.count)
            return _overrideLifetime(LogEvent(record: bytes), borrowing: self)
        }
    }

    /// The last field called `name`, or nil.
    public subscript(name: String) -> LogValue? { event[name] }

    /// Runs `body` with the parts of the record.
    @inline(__always)
    func withParts<Result>(_ body: (Record.Parts) -> Result) -> Result {
        body(Record.Parts(UnsafeRawBufferPointer(buffer: record)))
    }
}

extension LogEventEditor {
    /// Adds the fields that `build` writes, behind the others.
    public mutating func append(_ build: (inout LogFieldEncoder) -> Void) {
        record.pointee.is_truncated = false
        var encoder = LogFieldEncoder(buffer: record, depth: 0)
        build(&encoder)
        endFields()
    }

    /// Adds fields that are encoded already, behind the others.
    mutating func append(_ fields: borrowing BoundFields) {
        record.pointee.is_truncated = false
        record.append(fields)
        endFields()
    }

    private func endFields() {
        if _slowPath(record.pointee.is_truncated) {
            record.pointee.bytes[Record.Offset.flags] |= Record.Flag.truncated
        }
        record.patch(UInt32(record.pointee.count), at: Record.Offset.length)
    }

    /// Adds `fields` behind the others.
    public mutating func append(contentsOf fields: LogFields) {
        append { $0.append(contentsOf: fields) }
    }

    /// Gives the field `name` a value: every field of that name is removed, and one added behind the others.
    public mutating func set(_ name: String, to value: some LogFieldValue) {
        remove(name)
        append { $0[key: name] = value }
    }

    /// Removes every field called `name`; those within objects stay.
    public mutating func remove(_ name: String) {
        guard contains(name) else { return }
        rewrite { piece, _ in
            if case .key(let key, depth: 0) = piece, key.elementsEqual(name.utf8) { return .remove }
            return .keep
        }
    }

    /// Gives every field called `name` the name `newName`, in its place; those within objects keep theirs.
    public mutating func rename(_ name: String, to newName: String) {
        guard contains(name) else { return }
        rewrite { piece, replacement in
            guard case .key(let key, depth: 0) = piece, key.elementsEqual(name.utf8) else { return .keep }
            newName.withUTF8Pointer { replacement.append($0, $1) }
            return .replace
        }
    }

    /// Whether there is a field called `name`; allocates nothing.
    public func contains(_ name: String) -> Bool {
        withParts { parts in
            var cursor = FieldCursor(parts.fields)
            while let field = cursor.next() {
                if field.key.elementsEqual(name.utf8) { return true }
            }
            return false
        }
    }

    /// The message; setting it changes the event.
    public var message: String {
        get { event.message }
        set {
            rewrite { piece, replacement in
                guard case .message = piece else { return .keep }
                newValue.withUTF8Pointer { replacement.append($0, $1) }
                return .replace
            }
        }
    }

    /// The level; setting it changes the event, though not the threshold that it has already passed.
    public var level: LogLevel {
        get { event.level }
        set { record.pointee.bytes[Record.Offset.severity] = newValue.severity }
    }
}

extension LogEventEditor {
    /// What has been done so far stands; what comes can be undone.
    mutating func beginStage() {
        undo = Undo(record)
    }

    /// Takes back everything since `beginStage`.
    mutating func undoStage() {
        record = undo.record
        record.pointee.count = undo.count
        record.pointee.bytes[Record.Offset.severity] = undo.severity
        record.pointee.bytes[Record.Offset.flags] = undo.flags
        record.patch(UInt32(undo.count), at: Record.Offset.length)
    }

    /// Copies the record, asking `edit` about each of its pieces; see `RecordCopy`. False when memory is exhausted: the
    /// event is then as it was.
    @discardableResult
    mutating func rewrite(_ edit: (RecordPiece, ByteBuffer) -> PieceEdit) -> Bool {
        rewrite(computingLazies: true, edit)
    }

    /// - Parameter computingLazies: whether values left for later are computed; else those not yet computed become null.
    @discardableResult
    mutating func rewrite(computingLazies: Bool, _ edit: (RecordPiece, ByteBuffer) -> PieceEdit) -> Bool {
        let target = spare
        let isComplete = withThreadBuffer { replacement in
            var copy = RecordCopy(to: target, replacement: replacement, computesLazies: computingLazies)
            return withParts { copy.write($0, edit) }
        }
        guard isComplete ?? false else { return false }
        record = target
        return true
    }

    /// Puts values in the places of lazy ones, computed where some sink wants the event. False when memory is exhausted.
    mutating func resolveLazies(for sink: any LogSink) -> Bool {
        guard first.pointee.lazies != nil else { return true }
        return rewrite(computingLazies: sink.wants(event)) { _, _ in .keep }
    }

    /// The buffer that holds neither the record nor what may be gone back to.
    private var spare: ByteBuffer {
        if first != record, first != undo.record { return first }
        return second != record && second != undo.record ? second : third
    }
}
