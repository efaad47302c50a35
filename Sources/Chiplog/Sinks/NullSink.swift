/// Throws events away; with a formatter it makes the line first, which measures all but the writing.
public struct NullSink: LogSink {
    private final class Counting: Sendable {
        let counters = ShardedCounters()
    }

    private let counting = Counting()
    private let formatter: (any LogFormatter)?

    /// - Parameter formatter: formats each event before it is thrown away; nil does nothing at all.
    public init(formatter: (any LogFormatter)? = nil) {
        self.formatter = formatter
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        if let formatter, let line = LineBuffer.format(event, by: formatter) {
            LineBuffer.giveBack(line)
        }
        counting.counters.add(to: 0)
    }

    public func flush() throws(SinkError) {}

    public func shutdown() throws(SinkError) {}

    public var counters: SinkCounters {
        SinkCounters(written: counting.counters.sum(0))
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
