/// Collects events for a sink that takes them many at a time, until there are enough of them or they are old enough.
///
/// Two chunks of records take turns: one is filled while the other is handed on. Whoever fills the last place hands on;
/// the others go on filling meanwhile, and wait only when both are full. A batch that the sink refuses is kept and offered
/// again; events are refused once the other chunk is full too. So memory is bounded by two chunks.
final class RecordBuffer: Sendable {
    private let sink: any LogBatchSink
    private let urgentSeverity: UInt8
    private let state: FutexMutex<RecordBufferState>
    /// Held while handing on.
    private let turn = Turn()
    private let alarm: Alarm?

    /// - Parameters:
    ///   - maxEvents: how many events are collected, at least one.
    ///   - maxBytes: how many bytes, at most 1 GiB.
    ///   - interval: how long an event waits at most; nil: as long as it takes.
    ///   - urgent: the threshold from which on an event is handed on at once, with all before it.
    init(_ sink: any LogBatchSink, maxEvents: Int, maxBytes: Int, every interval: Duration?, urgent: LogThreshold) {
        self.sink = sink
        urgentSeverity = urgent.severity
        state = FutexMutex(RecordBufferState(maxEvents: maxEvents, maxBytes: maxBytes))
        alarm = interval.map { Alarm(after: $0) }
        // The thread keeps the buffer alive; `shutdown` ends it.
        let hasStarted = alarm?.start { [self] in ring() }
        if hasStarted == false {
            state.withLock { $0.maxEvents = 1 }  // Nothing may wait where nobody looks after it.
        }
    }

    /// Takes the event, or throws when the sink is failing and there is no room.
    func take(_ event: borrowing LogEvent) throws(SinkError) {
        let isUrgent = event.severity >= urgentSeverity
        while true {
            switch state.withLock({ $0.append(event.bytes) }) {
            case .kept where isUrgent:
                // The event is taken whatever happens now; a failure shows at the flush.
                try? flush(within: .none)
                alarm?.set()
                return
            case .kept:
                alarm?.set()
                return
            case .keptLast:
                if !turn.isHeld {
                    try? handOn(evenIfFailing: false)
                }
                alarm?.set()
                return
            case .counted:
                return
            case .full:
                guard !turn.isHeldHere else { return state.withLock { $0.dropped.newest += 1 } }
                try handOn(evenIfFailing: false)
            }
        }
    }

    /// Hands on everything taken before, and flushes the sink.
    func flush(within limit: TimeLimit) throws(SinkError) {
        guard !turn.isHeldHere else { return }
        try handOn(evenIfFailing: true)
        try withTurn { () throws(SinkError) in
            if let rest = limit.rest {
                try sink.flush(within: rest)
            } else {
                try sink.flush()
            }
        }
    }

    /// Refuses what comes, hands on what there is, and shuts the sink down; what it does not take now is lost and counted.
    /// When the sink itself asks for it, from within a call, it is done after that call.
    func shutdown() throws(SinkError) {
        let isHandingOnHere = turn.isHeldHere
        guard state.withLock({ $0.close(later: isHandingOnHere) }), !isHandingOnHere else { return }
        try finish()
    }

    private func finish() throws(SinkError) {
        alarm?.stop()
        var failure: SinkError?
        do throws(SinkError) { try flush(within: .none) } catch { failure = error }
        state.withLock { $0.giveUp() }
        do throws(SinkError) { try withTurn(sink.shutdown) } catch { failure = failure ?? error }
        if let failure { throw failure }
    }

    /// What the alarm does: whether it shall ring again.
    private func ring() -> Bool {
        if state.withLock({ !$0.isPausing }) {
            try? flush(within: .none)
        }
        return state.withLock { $0.pending > 0 && !$0.isClosed }
    }

    /// Offers the sink a batch that it has refused, and the one that is being filled.
    private func handOn(evenIfFailing: Bool) throws(SinkError) {
        try withTurn { () throws(SinkError) in
            if !evenIfFailing, let failure = state.withLock({ $0.isPausing ? $0.failure : nil }) {
                throw failure
            }
            for _ in 0..<2 {
                guard let batch = state.withLock({ $0.next() }) else { return }
                do throws(SinkError) {
                    try sink.write(batch)
                } catch {
                    state.withLock { $0.keep(after: error) }
                    throw error
                }
                state.withLock { $0.letGo(of: batch) }
            }
        }
    }

    private func withTurn(_ body: () throws(SinkError) -> Void) throws(SinkError) {
        defer {
            if state.withLock({ $0.isToBeFinished() }) {
                try? finish()
            }
        }
        try turn.take(body)
    }

    var queuedBytes: Int { state.withLock(\.queuedBytes) }

    /// What the sink refused the last batch with.
    var failure: SinkError? { state.withLock(\.failure) }

    /// What became of the events, `written` being those that the sink took.
    var counters: SinkCounters {
        state.withLock { SinkCounters(written: $0.delivered, pending: $0.pending, dropped: $0.dropped) }
    }
}
