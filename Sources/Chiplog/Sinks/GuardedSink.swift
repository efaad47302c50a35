/// A sink with the one `catch` around it: what it throws is counted, and goes no further.
final class GuardedSink: Sendable {
    let sink: any LogSink
    let timing = StageTiming()
    /// The sink's `write`, bound once: a call through the existential would copy it, two reference counts per event.
    private let writeEvent: @Sendable (borrowing LogEvent) throws(SinkError) -> Void
    private let counts = ShardedCounters()
    private let lastRefusal = FutexMutex<SinkHealth.Refusal?>(nil)

    private enum Count {
        static let failed = 0
        /// Not a count: the time of the latest event that the sink took.
        static let lastWrite = 1
    }

    init(_ sink: any LogSink) {
        self.sink = sink
        // Not as an optional, which would hand each event on through two functions more.
        if let sink = sink as? any BoundSink {
            writeEvent = sink.boundWrite
        } else {
            writeEvent = Self.write(of: sink)
        }
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
            counts.note(event.time.nanosecondsSince1970, at: Count.lastWrite)
        } catch {
            counts.add(to: Count.failed)
            note(error, at: event.time)
        }
    }

    @inline(never)
    private func note(_ error: SinkError, at time: LogTimestamp) {
        lastRefusal.withLock { $0 = SinkHealth.Refusal(time: time, reason: error.description) }
    }

    /// How the sink is doing.
    var health: SinkHealth {
        SinkHealth(
            name: sink.name, counters: counters, queuedBytes: sink.queuedBytes,
            lastWrite: counts.latest(Count.lastWrite).map { LogTimestamp(nanosecondsSince1970: $0) },
            failure: sink.failure?.description, lastRefusal: lastRefusal.withLock(\.self))
    }

    /// The sink's own counters, with what it threw counted as failed.
    var counters: SinkCounters {
        var counters = sink.counters
        counters.dropped.failed += counts.sum(Count.failed)
        return counters
    }
}
