internal import Synchronization

/// Throws events away; with a formatter it makes the line first, which measures all but the writing.
public struct NullSink: LogSink {
    private final class Counting: Sendable {
        static let written = 0
        static let closed = 1
        let counters = ShardedCounters()
        let isClosed = Atomic<Bool>(false)
    }

    private let counting = Counting()
    private let formatter: (any LogFormatter)?

    /// - Parameter formatter: formats each event before it is thrown away; nil does nothing at all.
    public init(formatter: (any LogFormatter)? = nil) {
        self.formatter = formatter
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        guard !counting.isClosed.load(ordering: .relaxed) else {
            return counting.counters.add(to: Counting.closed)
        }
        if let formatter, let line = LineBuffer.format(event, by: formatter) {
            LineBuffer.giveBack(line)
        }
        counting.counters.add(to: Counting.written)
    }

    public func flush() throws(SinkError) {}

    public func shutdown() throws(SinkError) {
        counting.isClosed.store(true, ordering: .relaxed)
    }

    public var counters: SinkCounters {
        SinkCounters(
            written: counting.counters.sum(Counting.written),
            dropped: DropCounters(closed: counting.counters.sum(Counting.closed)))
    }
}

extension LogSink where Self == NullSink {
    /// Throws every event away.
    public static var null: NullSink { NullSink() }

    /// Formats every event and throws the line away.
    public static func null(format formatter: any LogFormatter) -> NullSink {
        NullSink(formatter: formatter)
    }
}
