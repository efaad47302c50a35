/// A sink with the one `catch` around it: what it throws is counted, and goes no further.
///
/// Invariant behind the unchecked Sendable: the sink behind the pointer is written once, here, and is itself Sendable.
final class GuardedSink: @unchecked Sendable {
    // Behind a pointer, since calling through a property copies the existential: two reference counts per event.
    private let pointer: UnsafeMutablePointer<any LogSink>
    private let failures = ShardedCounters()

    init(_ sink: any LogSink) {
        pointer = .allocate(capacity: 1)
        pointer.initialize(to: sink)
    }

    deinit {
        pointer.deinitialize(count: 1)
        pointer.deallocate()
    }

    var sink: any LogSink { pointer.pointee }

    @inline(__always)
    func write(_ event: borrowing LogEvent) {
        do throws(SinkError) {
            try pointer.pointee.write(event)
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
