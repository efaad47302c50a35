import Chiplog
import Synchronization

/// A sink behind a device that stalls: every so many events the writer stands still for a while.
struct SlowSink: LogSink {
    struct Stall {
        var every: Int
        var duration: Duration
    }

    private final class Count: Sendable {
        let events = Atomic<Int>(0)
    }

    private let sink: any LogSink
    private let stall: Stall
    private let count = Count()

    init(_ sink: any LogSink, _ stall: Stall) {
        self.sink = sink
        self.stall = stall
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        if count.events.add(1, ordering: .relaxed).newValue.isMultiple(of: stall.every) {
            stand(still: stall.duration)
        }
        try sink.write(event)
    }

    func flush() throws(SinkError) { try sink.flush() }

    func shutdown() throws(SinkError) { try sink.shutdown() }

    var counters: SinkCounters { sink.counters }
}
