/// Hands events to another sink on a thread of its own, so that callers pay for a copy of the encoded record only.
///
/// Each thread has a queue of its own, so callers never wait for each other. Events of one thread stay in order; those of
/// different threads are written in the order in which the queues are visited, about every millisecond. The backend
/// formats and writes; when it has caught up it flushes the sink behind it, so nothing lingers in a buffer.
///
/// Memory is bounded by `queue` bytes for every thread that logs (beyond 128 at once, threads share one queue) and one
/// event larger than half a queue each.
///
/// The thread is not there in a forked process: make the pipeline after `fork`, and end a child that has none of its own
/// with `_exit`. A sink that logs into its own pipeline from the backend's thread never waits for itself; but wrappers
/// that hand on one event at a time belong inside, `.async(.sequenced(…))`, where such an event meets no lock that a
/// caller holds while it waits for room.
public struct AsyncSink: LogSink, BoundSink {
    /// Ends the backend with its last sink.
    private final class Owner: Sendable {
        let backend: AsyncBackend

        init(_ backend: AsyncBackend) {
            self.backend = backend
        }

        deinit {
            try? backend.shutdown()
        }
    }

    private let owner: Owner
    private var backend: AsyncBackend { owner.backend }

    /// - Parameters:
    ///   - sink: what events are handed to; only the backend's thread writes to it.
    ///   - queue: bytes that each thread's queue holds, rounded up to a power of two between 64 KiB and 1 GiB. Where memory
    ///     is short, a queue is smaller; an event that finds none at all is lost and counted as `memory`.
    ///   - whenFull: what happens when it is full.
    public init(_ sink: any LogSink, queue: Int = 1 << 20, whenFull: OverflowPolicy = .block) {
        owner = Owner(AsyncBackend(sink, queue: queue, policy: whenFull))
    }

    /// Copies the event to the thread's queue; some 10 ns, unless the queue is full and the policy is to block.
    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        let urgent = event.severity >= LogThreshold.error.severity
        event.bytes.withUnsafeBytes { backend.take($0, urgent: urgent) }
    }

    public var isSelective: Bool { backend.sink.sink.isSelective }

    public func wants(_ event: borrowing LogEvent) -> Bool { backend.sink.sink.wants(event) }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        backend.sink.sink.explain(label: label, level: level)
    }

    public func flush() throws(SinkError) {
        try backend.flush(within: .none)
    }

    public func flush(within limit: Duration) throws(SinkError) {
        try backend.flush(within: TimeLimit(limit))
    }

    public func shutdown() throws(SinkError) {
        try backend.shutdown()
    }

    public var counters: SinkCounters { backend.counters }

    public var failure: SinkError? { backend.sink.sink.failure }
    public var queuedBytes: Int { backend.queuedBytes }
}

extension LogSink where Self == AsyncSink {
    /// Hands events to `sink` on a thread of its own; see `AsyncSink`.
    public static func async(
        _ sink: any LogSink, queue: Int = 1 << 20, whenFull: OverflowPolicy = .block
    ) -> AsyncSink {
        AsyncSink(sink, queue: queue, whenFull: whenFull)
    }
}
