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
        ExitDrain.register(self)
    }

    deinit {
        ExitDrain.unregister(self)
        try? out.sink.shutdown()
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

/// Flushes every live pipeline when the process ends through `exit` or a return from `main`.
enum ExitDrain {
    private struct Entry {
        weak var pipeline: PipelineCore?
    }

    // Not a `Mutex`, whose contended path the thread sanitizer cannot see: parallel tests make pipelines all the time.
    private static let entries = FutexMutex<[ObjectIdentifier: Entry]?>(nil)

    static func register(_ pipeline: PipelineCore) {
        let isFirst = entries.withLock { entries in
            let isFirst = entries == nil
            entries = entries ?? [:]
            entries?[ObjectIdentifier(pipeline)] = Entry(pipeline: pipeline)
            return isFirst
        }
        if isFirst {
            chiplog_at_exit { ExitDrain.drain() }
        }
    }

    static func unregister(_ pipeline: PipelineCore) {
        // What is removed is destroyed after the lock is released.
        _ = entries.withLock { $0?.removeValue(forKey: ObjectIdentifier(pipeline)) }
    }

    private static func drain() {
        let live = entries.withLock { entries in entries?.values.compactMap(\.pipeline) ?? [] }
        for pipeline in live {
            try? pipeline.flush()
        }
    }
}
