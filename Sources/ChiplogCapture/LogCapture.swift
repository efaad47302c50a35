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
    struct State {
        var records: BoundedRecords
        /// nil until the capture is sealed.
        var late: BoundedRecords?
        /// Records that had found no room when they were drained.
        var drainedDropped = 0
        /// Sequence numbers of what assertions have spoken for.
        var claimed: Set<Int> = []
        /// From which level on every record has to be claimed, those that are drained too; nil is none.
        var levelToClaim: LogLevel?
        /// Of that level and above, drained and not claimed.
        var drainedUnclaimed: [CapturedRecord] = []
        var waiters: [Int: RecordWaiter] = [:]
        var waiterCount = 0
        /// Events that no capture took while this one was live; set when it is sealed.
        var unclaimed: Int?
        var isShutDown = false
        var closedCount = 0
        /// From the beginning of the capture's scope on.
        var adoption: CaptureRouter.Adoption?
    }

    let id = CaptureID()
    let bound: Bound
    let state: FutexMutex<State>
    /// From which level on the capture's scope takes events.
    package let level: LogThreshold
    /// What events go through on their way in, from wherever they come.
    package let processors: ProcessorChain
    /// The capture in whose scope this one's is.
    let parent: LogCapture?
    /// What assertions in detached tasks and threads have to say, until the scope ends.
    package let failures = FailureQueue()
    /// What has begun it.
    let origin: CaptureOrigin
    /// Knows what comes after the end.
    let lateWatch: LateWatch
    /// Whether a scope decides when it ends, rather than a pipeline.
    private let isOfScope: Bool

    /// An empty capture that keeps as much as `bound` says.
    public convenience init(bound: Bound = Bound()) {
        var options = CaptureOptions()
        options.bound = bound
        self.init(options, parent: nil, isOfScope: false)
    }

    package init(_ options: CaptureOptions, parent: LogCapture?, isOfScope: Bool = true) {
        bound = options.bound
        level = options.level
        processors = ProcessorChain(options.processors)
        origin = options.origin
        lateWatch = LateWatch(level: level, processors: processors, tell: options.whenLate)
        self.parent = parent
        self.isOfScope = isOfScope
        state = FutexMutex(State(records: BoundedRecords(of: id, within: bound, firstSequence: 1)))
    }

    /// How many records `records` has.
    public var count: Int {
        state.withLock { $0.records.count }
    }

    /// How many records came before the capture was sealed and found no room, drained ones included;
    /// `droppedCount(since:)` tells of some of them.
    public var droppedCount: Int {
        state.withLock { $0.drainedDropped + $0.records.droppedCount }
    }

    /// Whether no more records come, but late ones.
    package var hasEnded: Bool { state.withLock { $0.late != nil || $0.isShutDown } }

    /// Ends the time that the capture is about. A second call does nothing.
    public func seal() {
        let waiters = state.withLock { state in
            guard state.late == nil else { return [RecordWaiter]() }
            state.late = BoundedRecords(of: id, within: bound, firstSequence: state.records.nextSequence)
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.resume(with: nil) }
    }
}

extension LogCapture {
    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        write(event, route: .task)
    }

    func write(_ event: borrowing LogEvent, route: CapturedRecord.Route) {
        if processors.isEmpty {
            keep(event, route)
        } else {
            processors.process(event) { keep($0, route) }
        }
    }

    private func keep(_ event: borrowing LogEvent, _ route: CapturedRecord.Route) {
        let record = event.bytes
        var isFirstLate = false
        var awaited: (record: CapturedRecord, by: [RecordWaiter])?
        state.withLock { state in
            if state.isShutDown {
                state.closedCount += 1
            } else if state.late != nil {
                state.late?.append(record, route: route)
                isFirstLate = state.late?.offered == 1
            } else {
                state.records.append(record, route: route)
                if !state.waiters.isEmpty { awaited = state.takeWaiters(for: event) }
            }
        }
        // Neither may be called while the lock is held.
        if let awaited {
            for waiter in awaited.by { waiter.resume(with: awaited.record) }
        }
        if isFirstLate, let record = lateRecords.first {
            lateWatch.tell(of: record)
        }
    }

    /// Does nothing: what was taken is in `records` already.
    public func flush() throws(SinkError) {}

    /// Takes no more records, and nobody waits any longer; those taken stay. A capture with a scope goes on until that
    /// ends, whatever becomes of pipelines.
    public func shutdown() throws(SinkError) {
        guard !isOfScope else { return }
        let waiters = state.withLock { state in
            state.isShutDown = true
            return state.takeWaiters()
        }
        for waiter in waiters { waiter.resume(with: nil) }
    }

    public var counters: SinkCounters {
        state.withLock { state in
            let dropped = state.drainedDropped + state.records.droppedCount + (state.late?.droppedCount ?? 0)
            let kept = state.records.nextSequence - 1 + (state.late?.offered ?? 0) - dropped
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
            (state.records.count, state.drainedDropped + state.records.droppedCount, state.late?.offered ?? 0)
        }
        return "log capture: \(kept) record\(kept == 1 ? "" : "s")" + (dropped > 0 ? ", \(dropped) dropped" : "")
            + (late > 0 ? ", \(late) late" : "")
    }
}
