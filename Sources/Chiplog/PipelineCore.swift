internal import CChiplogShims

/// The shared part of a pipeline: its level, its sinks, its counters.
@usableFromInline
final class PipelineCore: Sendable {
    let levels: LevelTable
    let clock: LogClock
    /// A pipeline has one way out; several sinks are a `FanOutSink`.
    private let out: GuardedSink
    private let counts = ShardedCounters()

    private enum Count {
        static let accepted = 0
    }

    init(threshold: LogThreshold, sinks: [any LogSink], clock: LogClock) {
        levels = LevelTable(threshold)
        self.clock = clock
        out = GuardedSink(sinks.count == 1 ? sinks[0] : FanOutSink(sinks))
        ExitDrain.register(out)
    }

    deinit {
        // In this order, so that a process that ends meanwhile still waits for the sink.
        try? out.sink.shutdown()
        ExitDrain.unregister(out)
    }

    @inline(__always)
    func deliver(_ event: borrowing LogEvent) {
        counts.add(to: Count.accepted)
        out.write(event)
    }

    func flush() throws(SinkError) {
        try out.sink.flush()
    }

    func shutdown() throws(SinkError) {
        try out.sink.shutdown()
    }

    var counters: LogCounters {
        let fanOut = out.sink as? FanOutSink
        return LogCounters(
            accepted: counts.sum(Count.accepted), sinks: fanOut?.allCounters ?? [out.counters])
    }
}
