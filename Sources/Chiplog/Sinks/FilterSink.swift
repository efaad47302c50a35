/// Hands on the events that a filter matches; the others count as filtered.
///
/// With it a pipeline routes: `sinks: [.filter(.atLeast(.error), try .file("errors.log")), .filter(.label("audit"), audit)]`.
/// Asking allocates nothing. `flush` and `shutdown` go on to the sink behind.
public struct FilterSink: LogSink {
    private let filter: LogFilter
    private let sink: any LogSink
    private let filtered = Filtered()

    private final class Filtered: Sendable {
        let count = ShardedCounters()
    }

    public init(_ filter: LogFilter, _ sink: any LogSink) {
        self.filter = filter
        self.sink = sink
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        guard filter.matches(event) else { return filtered.count.add(to: 0) }
        try sink.write(event)
    }

    public func flush() throws(SinkError) {
        try sink.flush()
    }

    public func flush(within limit: Duration) throws(SinkError) {
        try sink.flush(within: limit)
    }

    public func shutdown() throws(SinkError) {
        try sink.shutdown()
    }

    public var failure: SinkError? { sink.failure }
    public var queuedBytes: Int { sink.queuedBytes }
    public var isSelective: Bool { true }

    public func wants(_ event: borrowing LogEvent) -> Bool {
        filter.matches(event) && sink.wants(event)
    }

    public var name: String { sink.name }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        let own = filter.explain(label: label, level: level)
        guard own.passes else { return own }
        let inner = sink.explain(label: label, level: level)
        return inner.passes ? .passes("\(own); \(inner)") : inner
    }

    public var counters: SinkCounters {
        var counters = sink.counters
        counters.filtered += filtered.count.sum(0)
        return counters
    }
}

extension LogSink where Self == FilterSink {
    /// Hands the events that `filter` matches to `sink`; see `FilterSink`.
    public static func filter(_ filter: LogFilter, _ sink: any LogSink) -> FilterSink { FilterSink(filter, sink) }
}
