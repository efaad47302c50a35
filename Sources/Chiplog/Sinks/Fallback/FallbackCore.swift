internal import Synchronization

/// The two sinks of a fallback, and which of them has the events.
///
/// No lock is held while a sink is called, so a sink may log.
final class FallbackCore: Sendable {
    private struct State {
        var status = FallbackStatus()
        /// When to try the first sink again.
        var retryTime = LogTimestamp(nanosecondsSince1970: 0)
        /// Whether a thread is trying it.
        var isTrying = false
        var isClosed = false
    }

    let primary: any LogSink
    let secondary: any LogSink
    private let pause: Int64
    private let clock: LogClock
    private let state = FutexMutex(State())
    /// Whether the first sink has failed; `state` has the truth.
    private let isFailing = Atomic<Bool>(false)
    private let notices: FallbackNotices

    init(_ primary: any LogSink, _ secondary: any LogSink, pause: Duration, clock: LogClock) {
        self.primary = primary
        self.secondary = secondary
        let (seconds, attoseconds) = pause.components
        self.pause = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
        self.clock = clock
        notices = FallbackNotices(primary, clock: clock)
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        if _slowPath(isFailing.load(ordering: .relaxed)) {
            tryAgain()
        }
        repeat {
            guard !isFailing.load(ordering: .relaxed) else { continue }
            if let failure = primary.failure {
                fail(failure)
                continue
            }
            do throws(SinkError) {
                return try primary.write(event)
            } catch {
                fail(error)
            }
        } while !divert()
        try secondary.write(event)
    }

    /// Counts an event for the second sink; false when the first one has been found well meanwhile.
    private func divert() -> Bool {
        state.withLock { state in
            guard state.status.since != nil else { return false }
            state.status.events += 1
            state.status.allEvents += 1
            return true
        }
    }

    private func fail(_ failure: SinkError) {
        let now = clock.now()
        state.withLock { state in
            state.status.failure = failure
            guard state.status.since == nil else { return }
            state.status.since = now
            state.status.gaps += 1
            state.retryTime = after(now)
            isFailing.store(true, ordering: .relaxed)
        }
    }

    private func after(_ time: LogTimestamp) -> LogTimestamp {
        let next = time.nanosecondsSince1970.addingReportingOverflow(pause)
        return LogTimestamp(nanosecondsSince1970: next.overflow ? .max : next.partialValue)
    }

    // MARK: Going back

    /// Goes back to the first sink if it is time to try and it can be flushed. One thread tries, the others go on.
    private func tryAgain() {
        let now = clock.now()
        guard beginTrying(at: now) else { return }
        defer { endTrying() }
        do throws(SinkError) {
            try primary.flush()
            goBack()
        } catch {
            stay(error, now)
        }
    }

    /// - Parameter time: the moment, if it has to be time to try; nil at any time.
    private func beginTrying(at time: LogTimestamp?) -> Bool {
        state.withLock { state in
            guard state.status.since != nil, !state.isTrying, !state.isClosed else { return false }
            // Also when the clock was set back.
            guard time.map({ $0 >= state.retryTime || after($0) < state.retryTime }) ?? true else { return false }
            state.isTrying = true
            return true
        }
    }

    private func endTrying() {
        state.withLock { $0.isTrying = false }
    }

    private func stay(_ failure: SinkError, _ now: LogTimestamp) {
        state.withLock { state in
            state.status.failure = failure
            state.retryTime = after(now)
        }
    }

    /// The first sink is well: gives it the events again, and tells it what it has missed.
    private func goBack() {
        let gap = state.withLock { state in
            let gap = state.status
            state.status.failure = nil
            state.status.since = nil
            state.status.events = 0
            isFailing.store(false, ordering: .relaxed)
            return gap
        }
        guard let since = gap.since, gap.events > 0 else { return }
        do throws(SinkError) {
            try notices.tell(gap)
        } catch {
            // Not so well after all: the gap goes on.
            let now = clock.now()
            state.withLock { state in
                state.status.gaps -= state.status.since == nil ? 0 : 1
                state.status.failure = error
                state.status.since = since
                state.status.events += gap.events
                state.retryTime = after(now)
                isFailing.store(true, ordering: .relaxed)
            }
        }
    }

    // MARK: Draining

    func flush() throws(SinkError) {
        try drain { (sink) throws(SinkError) in try sink.flush() }
    }

    func flush(within limit: Duration) throws(SinkError) {
        let limit = TimeLimit(limit)
        try drain { (sink) throws(SinkError) in try limit.flush(sink) }
    }

    func shutdown() throws(SinkError) {
        // What this throws the shutdown is going to throw, too.
        try? flushPrimary { (sink) throws(SinkError) in try sink.flush() }
        state.withLock { $0.isClosed = true }
        try drain { (sink) throws(SinkError) in try sink.shutdown() }
    }

    private func drain(_ body: (any LogSink) throws(SinkError) -> Void) throws(SinkError) {
        var failure: SinkError?
        do throws(SinkError) {
            try flushPrimary(body)
        } catch {
            failure = error
        }
        try body(secondary)
        if let failure {
            throw failure
        }
    }

    private func flushPrimary(_ flush: (any LogSink) throws(SinkError) -> Void) throws(SinkError) {
        try flush(primary)
        guard beginTrying(at: nil) else { return }
        defer { endTrying() }
        goBack()
        try flush(primary)  // the notice
    }

    // MARK: Figures

    var counters: SinkCounters {
        var counters = primary.counters
        counters += secondary.counters
        // Wherever they stand at the moment.
        var notices = notices.taken
        func takeOut(_ count: inout UInt64) {
            let part = min(notices, count)
            count -= part
            notices -= part
        }
        takeOut(&counters.written)
        takeOut(&counters.pending)
        takeOut(&counters.dropped.failed)
        takeOut(&counters.dropped.oldest)
        takeOut(&counters.dropped.newest)
        return counters
    }

    var queuedBytes: Int { primary.queuedBytes + secondary.queuedBytes }

    var failure: SinkError? {
        isFailing.load(ordering: .relaxed) ? secondary.failure : nil
    }

    var status: FallbackStatus { state.withLock(\.status) }
}
