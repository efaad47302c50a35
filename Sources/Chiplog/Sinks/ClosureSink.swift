internal import Synchronization

/// Hands every event to a closure, on the thread that logs it.
///
/// ```swift
/// let pipeline = Pipeline(sinks: [.closure { event in metrics.count(event.level) }])
/// ```
/// The closure may run on several threads at once. It takes the event by returning; by throwing it loses the event, which
/// is counted as failed.
public struct ClosureSink: LogSink {
    private final class Counting: Sendable {
        static let written = 0
        static let closed = 1
        let counters = ShardedCounters()
        let isClosed = Atomic<Bool>(false)
    }

    private let counting = Counting()
    private let body: @Sendable (borrowing LogEvent) throws(SinkError) -> Void

    /// - Parameter body: takes the event, which is valid during the call only.
    public init(_ body: @escaping @Sendable (borrowing LogEvent) throws(SinkError) -> Void) {
        self.body = body
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        guard !counting.isClosed.load(ordering: .relaxed) else {
            return counting.counters.add(to: Counting.closed)
        }
        try body(event)
        counting.counters.add(to: Counting.written)
    }

    /// Does nothing: an event is the closure's as soon as it returns.
    public func flush() throws(SinkError) {}

    /// From now on the closure is called no more; a call under way goes on.
    public func shutdown() throws(SinkError) {
        counting.isClosed.store(true, ordering: .relaxed)
    }

    public var counters: SinkCounters {
        SinkCounters(
            written: counting.counters.sum(Counting.written),
            dropped: DropCounters(closed: counting.counters.sum(Counting.closed)))
    }
}

extension LogSink where Self == ClosureSink {
    /// Hands every event to `body`; see `ClosureSink`.
    public static func closure(
        _ body: @escaping @Sendable (borrowing LogEvent) throws(SinkError) -> Void
    ) -> ClosureSink {
        ClosureSink(body)
    }

    /// Hands the line of every event, its line end included, to `body`; the bytes are valid during the call only.
    public static func lines(
        format formatter: any LogFormatter = .text,
        _ body: @escaping @Sendable (UnsafeRawBufferPointer) throws(SinkError) -> Void
    ) -> ClosureSink {
        ClosureSink { (event: borrowing LogEvent) throws(SinkError) in try formatter.withLine(of: event, body) }
    }
}
