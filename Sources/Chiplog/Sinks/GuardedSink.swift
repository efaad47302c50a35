/// A sink with the one `catch` around it: what it throws is counted, and goes no further.
final class GuardedSink: Sendable {
    let sink: any LogSink
    let timing = StageTiming()
    /// The sink's `write`, bound once: a call through the existential would copy it, two reference counts per event.
    private let writeEvent: @Sendable (borrowing LogEvent) throws(SinkError) -> Void
    private let failures = ShardedCounters()

    init(_ sink: any LogSink) {
        self.sink = sink
        writeEvent = Self.write(of: sink)
    }

    private static func write<Sink: LogSink>(
        of sink: Sink
    ) -> @Sendable (borrowing LogEvent) throws(SinkError) -> Void {
        { (event: borrowing LogEvent) throws(SinkError) in try sink.write(event) }
    }

    @inline(__always)
    func write(_ event: borrowing LogEvent) {
        do throws(SinkError) {
            try writeEvent(event)
        } catch {
            failures.add(to: 0)
        }
    }

    /// The sink's own counters, with what it threw counted as failed.
    var counters: SinkCounters {
        var counters = sink.counters
        counters.dropped.failed += failures.sum(0)
        return counters
    }
}
