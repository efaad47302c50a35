/// Collects events and hands them on in batches: what exporters stand behind.
///
/// A batch is handed on when it has `maxEvents` or `maxBytes`, when its first event has waited for `every`, at once for an
/// event of `urgent` and above, and by `flush`; on the thread that fills it, or on the sink's own when the time is over.
/// Wrapped in `.async`, callers never wait. A batch that is refused is kept and offered again with the next one after a
/// second; while it waits one more batch is collected, and what comes then is lost and counted as failed.
public struct BatchingSink: LogSink {
    private let owner: RecordBufferOwner

    /// - Parameters:
    ///   - sink: what takes the batches.
    ///   - maxEvents: how many events a batch has at most.
    ///   - maxBytes: how many bytes of encoded records, some 150 an event; at most 1 GiB. A larger event is a batch
    ///     alone.
    ///   - interval: how long an event waits at most; nil: until the batch is full or flushed.
    ///   - urgent: the threshold from which on an event does not wait; `.off`: all wait.
    public init(
        _ sink: any LogBatchSink, maxEvents: Int = 1000, maxBytes: Int = 1 << 20,
        every interval: Duration? = .seconds(1), urgent: LogThreshold = .off
    ) {
        owner = RecordBufferOwner(
            RecordBuffer(sink, maxEvents: maxEvents, maxBytes: maxBytes, every: interval, urgent: urgent))
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        try owner.buffer.take(event)
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

    public var failure: SinkError? { owner.buffer.failure }
    public var queuedBytes: Int { owner.buffer.queuedBytes }
    public var counters: SinkCounters { owner.buffer.counters }
}

/// Ends the buffer, and the thread that keeps it alive, with the last sink that shares it.
final class RecordBufferOwner: Sendable {
    let buffer: RecordBuffer

    init(_ buffer: RecordBuffer) {
        self.buffer = buffer
    }

    deinit {
        try? buffer.shutdown()
    }
}

extension LogSink where Self == BatchingSink {
    /// Hands events to `sink` in batches; see `BatchingSink`.
    public static func batching(
        _ sink: any LogBatchSink, maxEvents: Int = 1000, maxBytes: Int = 1 << 20,
        every interval: Duration? = .seconds(1), urgent: LogThreshold = .off
    ) -> BatchingSink {
        BatchingSink(sink, maxEvents: maxEvents, maxBytes: maxBytes, every: interval, urgent: urgent)
    }

    /// Hands batches of events to a closure, one at a time; what it throws is a batch refused. See `BatchingSink`.
    public static func batching(
        maxEvents: Int = 1000, maxBytes: Int = 1 << 20, every interval: Duration? = .seconds(1),
        urgent: LogThreshold = .off, _ write: @escaping @Sendable (LogBatch) throws(SinkError) -> Void
    ) -> BatchingSink {
        BatchingSink(
            BatchClosure(body: write), maxEvents: maxEvents, maxBytes: maxBytes, every: interval, urgent: urgent)
    }
}

/// A closure as a batch sink.
private struct BatchClosure: LogBatchSink {
    let body: @Sendable (LogBatch) throws(SinkError) -> Void

    func write(_ batch: LogBatch) throws(SinkError) {
        try body(batch)
    }
}
