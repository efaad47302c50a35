internal import Synchronization

/// The events that tell a sink what went to its fallback, and how many it took.
final class FallbackNotices: Sendable {
    /// The sink behind, as what ends a pipeline: it outlives that, and what it throws is kept for the caller.
    private final class Target: LogSink {
        let sink: any LogSink
        let taken = Atomic<UInt64>(0)
        let failure = FutexMutex<SinkError?>(nil)

        init(_ sink: any LogSink) {
            self.sink = sink
        }

        func write(_ event: borrowing LogEvent) throws(SinkError) {
            guard sink.wants(event) else { return }
            do throws(SinkError) {
                try sink.write(event)
                taken.wrappingAdd(1, ordering: .relaxed)
            } catch {
                failure.withLock { $0 = error }
            }
        }

        func flush() throws(SinkError) {}
        func shutdown() throws(SinkError) {}
        var counters: SinkCounters { SinkCounters(written: taken.load(ordering: .relaxed)) }
    }

    private let target: Target
    private let pipeline: Pipeline
    private let log: Log

    init(_ sink: any LogSink, clock: LogClock) {
        target = Target(sink)
        pipeline = Pipeline(level: .trace, sinks: [target], clock: clock)
        log = Log("chiplog.fallback", pipeline: pipeline)
    }

    /// How many the sink has taken; it counts them among its own.
    var taken: UInt64 { target.taken.load(ordering: .relaxed) }

    /// Tells the sink about a gap that is over; throws what the sink throws. One thread at a time.
    func tell(_ gap: FallbackStatus) throws(SinkError) {
        target.failure.withLock { $0 = nil }
        // To this very pipeline, whatever the task at hand has bound in its place.
        log.emit(
            to: LogTarget(pipeline: .passUnretained(pipeline.core)), .notice,
            "events went to the fallback while this sink failed", error: nil,
            at: EncodedCallSite(#fileID, #function, #line)
        ) { fields in
            fields["events"] = gap.events
            if let since = gap.since {
                fields["since"] = since
            }
            if let failure = gap.failure {
                fields["failure"] = failure.description
            }
        }
        if let failure = target.failure.withLock({ $0 }) {
            throw failure
        }
    }
}
