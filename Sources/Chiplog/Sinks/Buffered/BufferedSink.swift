/// Holds events back and hands them to another sink many at a time: when enough have come, when they have waited long
/// enough, at once for an event of `urgent` and above, and by `flush`.
///
/// The sink behind is called by one thread at a time, the one that fills the buffer, or a thread of the buffer's own when
/// the time is over. In that case, and for urgent events, it is flushed as well, so that nothing lingers in its buffer.
/// An event that it throws at is lost and counted as failed; the others are handed on.
public struct BufferedSink: LogSink {
    private let owner: RecordBufferOwner
    private let sink: GuardedSink

    /// - Parameters:
    ///   - sink: where the events go.
    ///   - maxEvents: how many events are held back at most; as many again may come while these are handed on.
    ///   - maxBytes: how many bytes of encoded records, some 150 an event; at most 1 GiB.
    ///   - interval: how long an event waits at most; nil: until the buffer is full or flushed.
    ///   - urgent: the threshold from which on an event does not wait; `.off`: all wait.
    public init(
        _ sink: any LogSink, maxEvents: Int = 10_000, maxBytes: Int = 1 << 20,
        every interval: Duration? = .seconds(1), urgent: LogThreshold = .error
    ) {
        let sink = GuardedSink(sink)
        self.sink = sink
        owner = RecordBufferOwner(
            RecordBuffer(
                OneByOne(sink: sink), maxEvents: maxEvents, maxBytes: maxBytes, every: interval, urgent: urgent))
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        try owner.buffer.take(event)
    }

    public func wants(_ event: borrowing LogEvent) -> Bool { sink.sink.wants(event) }
    public var failure: SinkError? { sink.sink.failure }
    public var queuedBytes: Int { owner.buffer.queuedBytes + sink.sink.queuedBytes }
    public var isSelective: Bool { sink.sink.isSelective }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        sink.sink.explain(label: label, level: level)
    }

    public func flush() throws(SinkError) {
        try owner.buffer.flush(within: .none)
    }

    public func flush(within limit: Duration) throws(SinkError) {
        try owner.buffer.flush(within: TimeLimit(limit))
    }

    public func shutdown() throws(SinkError) {
        try owner.buffer.shutdown()
    }

    /// What the sink behind counts, what waits here, and what was lost here.
    public var counters: SinkCounters {
        // Read first: what moves on meanwhile is then counted twice rather than never.
        let own = owner.buffer.counters
        var counters = sink.counters
        counters.pending += own.pending
        counters.dropped += own.dropped
        return counters
    }
}

/// A sink of single events as one of batches; it refuses none, since each event is taken or counted by itself.
private struct OneByOne: LogBatchSink {
    let sink: GuardedSink

    func write(_ batch: LogBatch) throws(SinkError) {
        batch.forEachEvent { sink.write($0) }
    }

    func flush() throws(SinkError) {
        try sink.sink.flush()
    }

    func flush(within limit: Duration) throws(SinkError) {
        try sink.sink.flush(within: limit)
    }

    func shutdown() throws(SinkError) {
        try sink.sink.shutdown()
    }
}

extension LogSink where Self == BufferedSink {
    /// Holds events back for `sink`; see `BufferedSink`.
    public static func buffered(
        _ sink: any LogSink, maxEvents: Int = 10_000, maxBytes: Int = 1 << 20,
        every interval: Duration? = .seconds(1), urgent: LogThreshold = .error
    ) -> BufferedSink {
        BufferedSink(sink, maxEvents: maxEvents, maxBytes: maxBytes, every: interval, urgent: urgent)
    }
}
