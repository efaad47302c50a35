internal import CChiplogShims

/// Numbers the events of each stream without a gap, in the order in which the sink behind is handed them.
///
/// ```swift
/// let pipeline = Pipeline(sinks: [.sequenced(by: .field("tenant"), try .file("events.log", format: .json))])
/// ```
/// Every event gets two more fields: `stream`, the name of its stream, and `seq`, its number there, from 1 on. Who reads 7
/// after 5 knows that an event was lost behind this sink. When the sink behind throws, the number goes to the next event.
/// Numbers begin anew with each sink, and so with each process.
///
/// Events are handed on one at a time. Those that the sink behind logs while it is handed one, to the very pipeline it is
/// in, go by without a number.
public struct SequencedSink: LogSink {
    /// What events belong together.
    public enum Stream: Sendable, Hashable {
        /// Those of logs with the same label, which is the stream's name.
        case label
        /// Those with the same value of a field; the value as text, at most 1,024 bytes of it, is the name. Events without
        /// the field are the stream with the empty name.
        case field(String)
        /// All, under this name.
        case one(String)
    }

    private let sink: any LogSink
    private let stream: Stream
    private let maxStreams: Int
    private let turn = Turn()
    /// The last number of each stream.
    private let numbers = FutexMutex<[String: UInt64]>([:])

    /// What the streams beyond the first `maxStreams` are called together.
    public static let otherStreams = "other"

    /// - Parameters:
    ///   - sink: where the events go.
    ///   - stream: what events are numbered together.
    ///   - maxStreams: how many streams have numbers of their own, at least one; they take some 100 bytes each. Events of
    ///     any further stream are numbered together, under the name "other".
    public init(_ sink: any LogSink, by stream: Stream, maxStreams: Int = 10_000) {
        self.sink = sink
        self.stream = stream
        self.maxStreams = max(1, maxStreams)
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        guard !turn.isHeldHere else { return try sink.write(event) }
        let wanted = name(for: event)
        let buffer = event.copied()
        guard let buffer else { throw SinkError("sequenced sink: out of memory; the event is lost") }
        defer { LineBuffer.giveBack(buffer) }
        try turn.take { () throws(SinkError) in
            let (name, number) = numbers.withLock { numbers in
                let isKnown = numbers[wanted] != nil || numbers.count < maxStreams
                let name = isKnown ? wanted : Self.otherStreams
                return (name, numbers[name, default: 0] + 1)
            }
            let record = buffer.appendFields {
                $0["stream"] = name
                $0["seq"] = number
            }
            try sink.write(LogEvent(record: RawSpan(_unsafeBytes: record)))
            numbers.withLock { $0[name] = number }
        }
    }

    private func name(for event: borrowing LogEvent) -> String {
        switch stream {
        case .label:
            event.label
        case .one(let name):
            name
        case .field(let field):
            event.text(of: field)
        }
    }

    public func flush() throws(SinkError) { try sink.flush() }
    public func flush(within limit: Duration) throws(SinkError) { try sink.flush(within: limit) }
    public func shutdown() throws(SinkError) { try sink.shutdown() }
    public func wants(_ event: borrowing LogEvent) -> Bool { sink.wants(event) }
    public var isSelective: Bool { sink.isSelective }
    public var name: String { sink.name }
    public var counters: SinkCounters { sink.counters }
    public var failure: SinkError? { sink.failure }
    public var queuedBytes: Int { sink.queuedBytes }

    public func explain(label: String, level: LogLevel) -> StageExplanation { sink.explain(label: label, level: level) }
}

extension LogEvent {
    /// The last field called `name` as text, a string as it is, anything else as JSON; "" when there is none.
    fileprivate func text(of name: String) -> String {
        withParts { parts in
            var cursor = FieldCursor(parts.fields)
            var found: EncodedValue?
            while let field = cursor.next() {
                if field.key.elementsEqual(name.utf8) {
                    found = field.value
                }
            }
            return LineBuffer.string { text in
                switch found {
                case let value? where value.tag == Record.Tag.string: text.append(value.contents)
                case let value?: text.append(json: value)
                case nil: break
                }
                text.cut(to: Record.mostKeyBytes)
            }
        }
    }

    /// A copy of the record in a buffer of the thread, which the caller gives back; nil when memory is exhausted.
    fileprivate func copied() -> ByteBuffer? {
        guard let buffer = LineBuffer.take() else { return nil }
        let isCopied = bytes.withUnsafeBytes { record in
            guard let start = record.baseAddress, buffer.reserve(record.count) else { return false }
            buffer.append(start.assumingMemoryBound(to: UInt8.self), record.count)
            return true
        }
        guard isCopied else {
            LineBuffer.giveBack(buffer)
            return nil
        }
        return buffer
    }
}

extension ByteBuffer {
    /// Adds fields to the record that the buffer holds, and gives its bytes.
    fileprivate func appendFields(_ build: (inout LogFieldEncoder) -> Void) -> UnsafeRawBufferPointer {
        var encoder = LogFieldEncoder(buffer: self, depth: 0)
        build(&encoder)
        if _slowPath(pointee.is_truncated) {
            pointee.bytes[Record.Offset.flags] |= Record.Flag.truncated
        }
        patch(UInt32(truncatingIfNeeded: pointee.count), at: Record.Offset.length)
        return UnsafeRawBufferPointer(buffer: self)
    }
}

extension LogSink where Self == SequencedSink {
    /// Numbers the events of each stream before `sink` gets them; see `SequencedSink`.
    public static func sequenced(
        by stream: SequencedSink.Stream, maxStreams: Int = 10_000, _ sink: any LogSink
    ) -> SequencedSink {
        SequencedSink(sink, by: stream, maxStreams: maxStreams)
    }
}
