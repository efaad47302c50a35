public import Chiplog

/// Keeps the events it is handed, for tests to look at: a sink over encoded records, decoded only when asked for.
///
/// ```swift
/// withLogCapture { capture in
///     checkout.pay(card)
///     assert(capture.records.contains { $0.level == .error })
/// }
/// ```
/// Records are in the order in which they came, and each thread's in the order in which it logged them. A capture is
/// bounded; what does not fit is counted in `droppedCount`. Once sealed it keeps what still comes apart, in `lateRecords`.
public final class LogCapture: LogSink {
    private struct State {
        var records: BoundedRecords
        /// nil until the capture is sealed.
        var late: BoundedRecords?
        var isShutDown = false
        var closedCount = 0
    }

    private let bound: Bound
    private let state: FutexMutex<State>

    /// An empty capture that keeps as much as `bound` says.
    public init(bound: Bound = Bound()) {
        self.bound = bound
        state = FutexMutex(State(records: BoundedRecords(within: bound, firstSequence: 1)))
    }

    /// What was logged before the capture was sealed; allocates and decodes all of it.
    public var records: [CapturedRecord] {
        // Decoded outside the lock, which nobody who logs should wait for.
        state.withLock { $0.records }.all
    }

    /// What came after the capture was sealed, from work that outlived the test; bounded like `records`.
    public var lateRecords: [CapturedRecord] {
        state.withLock { $0.late }?.all ?? []
    }

    /// How many records `records` has.
    public var count: Int {
        state.withLock { $0.records.count }
    }

    /// How many records came before the capture was sealed and found no room.
    public var droppedCount: Int {
        state.withLock { $0.records.droppedCount }
    }

    /// Ends the time that the capture is about. A second call does nothing.
    public func seal() {
        state.withLock { state in
            guard state.late == nil else { return }
            state.late = BoundedRecords(within: bound, firstSequence: state.records.offered + 1)
        }
    }
}

extension LogCapture {
    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        let record = event.bytes
        state.withLock { state in
            if state.isShutDown {
                state.closedCount += 1
            } else if state.late != nil {
                state.late?.append(record)
            } else {
                state.records.append(record)
            }
        }
    }

    /// Does nothing: what was taken is in `records` already.
    public func flush() throws(SinkError) {}

    /// Takes no more records; those taken stay.
    public func shutdown() throws(SinkError) {
        state.withLock { $0.isShutDown = true }
    }

    public var counters: SinkCounters {
        state.withLock { state in
            let kept = state.records.count + (state.late?.count ?? 0)
            let dropped = state.records.droppedCount + (state.late?.droppedCount ?? 0)
            return SinkCounters(
                written: UInt64(kept), dropped: DropCounters(oldest: UInt64(dropped), closed: UInt64(state.closedCount))
            )
        }
    }
}

extension LogCapture: CustomStringConvertible {
    /// How much it holds, such as "log capture: 14 records, 3 dropped, 1 late"; the records are in `records`.
    public var description: String {
        let (kept, dropped, late) = state.withLock { state in
            (state.records.count, state.records.droppedCount, state.late?.offered ?? 0)
        }
        return "log capture: \(kept) record\(kept == 1 ? "" : "s")" + (dropped > 0 ? ", \(dropped) dropped" : "")
            + (late > 0 ? ", \(late) late" : "")
    }
}
