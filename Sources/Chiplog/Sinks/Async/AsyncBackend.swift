internal import CChiplogShims
internal import Synchronization

/// The queues of an asynchronous sink: what its callers do. `AsyncBackend+Writing` is the other side.
///
/// A caller publishes with plain stores and never wakes the backend per event. Two handshakes need a store ordered before
/// a load: "publish, then look whether the backend sleeps" and "enter, then look whether the sink is closed". The rare
/// side pays for both, by making every thread pass a barrier; where the kernel cannot do that, callers fence.
final class AsyncBackend: Sendable {
    let sink: GuardedSink
    let policy: OverflowPolicy
    /// Whether `policy` is `dropOldest`: then callers take records off their rings too.
    let dropsOldest: Bool
    let rings: RingTable
    let signals = AsyncSignals()
    /// Whether callers must fence.
    let callersFence: Bool
    /// Records taken off the rings: handed to the sink, or lost for want of memory; only the backend's thread writes it.
    let delivered = Atomic<UInt64>(0)
    /// What the last flush of the sink threw.
    let flushFailure = Mutex<SinkError?>(nil)
    private let droppedClosed = Atomic<UInt64>(0)
    /// Events that found no memory: neither for a ring nor, being large, for themselves.
    private let droppedMemory = Atomic<UInt64>(0)
    private let thread = Mutex<WriterThread?>(nil)

    init(_ sink: any LogSink, queue: Int, policy: OverflowPolicy) {
        self.sink = GuardedSink(sink)
        self.policy = policy
        dropsOldest = policy == .dropOldest
        rings = RingTable(ringCapacity: RecordRing.capacity(for: queue))
        callersFence = !chiplog_barrier_all_threads()
        // The thread keeps the backend alive; `shutdown` ends it.
        let thread = WriterThread { [self] in writeUntilStopped() }
        self.thread.withLock { $0 = thread }
        if thread == nil {
            signals.mode.store(AsyncSignals.Mode.synchronous, ordering: .sequentiallyConsistent)
        }
    }

    /// Queues a copy of the record, as the policy says.
    @inline(__always)
    func take(_ record: UnsafeRawBufferPointer, urgent: Bool) {
        var ordinal = chiplog_ordinal()
        if _slowPath(ordinal == CHIPLOG_SHARED_ORDINAL), isBackendThread {
            ordinal = RingTable.backend
        }
        guard let ring = rings.ring(ordinal) else { return countOutOfMemory() }
        if _fastPath(ordinal != CHIPLOG_SHARED_ORDINAL && !dropsOldest) {
            enter(ring, record)
        } else {
            ring.lock.withLock { _ in enter(ring, record) }
        }
        orderStoreBeforeLoad()
        let state = signals.backend.value
        if state != AsyncSignals.BackendState.running,
            state == AsyncSignals.BackendState.asleep || urgent || ring.isHalfFull
        {
            signals.kick()
        }
    }

    @inline(__always)
    private func enter(_ ring: RecordRing, _ record: UnsafeRawBufferPointer) {
        ring.setBusy(true)
        orderStoreBeforeLoad()
        if _slowPath(signals.mode.load(ordering: .relaxed) != AsyncSignals.Mode.open) {
            takeWithoutBackend(record)
        } else {
            let push = ring.push(record)
            if _slowPath(push != .taken) {
                overflow(ring, record, push)
            }
        }
        ring.setBusy(false)
    }

    @inline(__always)
    private func orderStoreBeforeLoad() {
        if _slowPath(callersFence) {
            atomicMemoryFence(ordering: .sequentiallyConsistent)
        } else {
            chiplog_compiler_barrier()
        }
    }

    /// The rare side's part in both handshakes, between its store and its loads. False when the kernel no longer does what
    /// it once did (a sandbox entered since, say): then a caller may have been overlooked.
    @discardableResult
    func orderAgainstCallers() -> Bool {
        atomicMemoryFence(ordering: .sequentiallyConsistent)
        return callersFence || chiplog_barrier_all_threads()
    }

    @inline(never)
    private func takeWithoutBackend(_ record: UnsafeRawBufferPointer) {
        if signals.mode.load(ordering: .relaxed) == AsyncSignals.Mode.closed {
            droppedClosed.wrappingAdd(1, ordering: .relaxed)
        } else {
            sink.write(LogEvent(record: RawSpan(_unsafeBytes: record)))
        }
    }

    @inline(never)
    private func overflow(_ ring: RecordRing, _ record: UnsafeRawBufferPointer, _ push: RecordRing.Push) {
        guard push == .full else { return countOutOfMemory() }
        switch policy {
        case .dropNewest:
            ring.countDroppedNewest()
        case .dropOldest:
            makeRoomByDropping(ring, record)
        case .block:
            waitForRoom(ring, record)
        case .dropBelow(let level):
            if Record.Parts(record).severity < level.severity {
                ring.countDroppedBelowLevel()
            } else {
                waitForRoom(ring, record)
            }
        }
    }

    func countOutOfMemory() {
        droppedMemory.wrappingAdd(1, ordering: .relaxed)
    }

    private func makeRoomByDropping(_ ring: RecordRing, _ record: UnsafeRawBufferPointer) {
        while true {
            switch ring.push(record) {
            case .taken: return
            case .outOfMemory: return countOutOfMemory()
            case .full:
                guard ring.dropOldest() else { return ring.countDroppedNewest() }
            }
        }
    }

    private func waitForRoom(_ ring: RecordRing, _ record: UnsafeRawBufferPointer) {
        // A sink that logs into its own full queue cannot wait for itself.
        guard !isBackendThread else { return ring.countDroppedNewest() }
        signals.waiters.wrappingAdd(1, ordering: .sequentiallyConsistent)
        defer { signals.waiters.wrappingSubtract(1, ordering: .sequentiallyConsistent) }
        while true {
            let room = signals.room.load()
            switch ring.push(record) {
            case .taken: return
            case .outOfMemory: return countOutOfMemory()
            case .full:
                signals.kick()
                signals.room.wait(while: room)
            }
        }
    }

    private var isBackendThread: Bool {
        thread.withLock { $0?.isCurrent ?? false }
    }

    // MARK: Draining

    /// Returns when the backend has handed on everything queued before, and the sink has flushed it; throws when that takes
    /// longer than `limit`, and goes on behind the caller's back.
    func flush(within limit: TimeLimit) throws(SinkError) {
        guard hasBackend, !isBackendThread else { return try limit.flush(sink.sink) }
        let ticket = signals.flushesAsked.wrappingAdd(1, ordering: .sequentiallyConsistent).newValue
        while true {
            let word = signals.flushed.load()
            if signals.flushesDone.load(ordering: .sequentiallyConsistent) >= ticket { break }
            guard !limit.isOver else { throw TimeLimit.error("async sink", pending: counters.pending) }
            signals.kick()
            signals.flushed.wait(while: word, nanoseconds: limit.restNanoseconds)
        }
        if let failure = flushFailure.withLock({ $0 }) {
            throw failure
        }
    }

    private var hasBackend: Bool { thread.withLock { $0 != nil } }

    /// Refuses what comes, drains, ends the thread and shuts the sink down. When another thread is about it already,
    /// waits until it is done; on the backend's thread, where nobody can wait for it, it is done after the return.
    func shutdown() throws(SinkError) {
        let isBackendThread = isBackendThread
        guard
            signals.mode.exchange(AsyncSignals.Mode.closed, ordering: .sequentiallyConsistent)
                != AsyncSignals.Mode.closed
        else {
            while !isBackendThread, signals.isShutDown.load() == 0 {
                signals.isShutDown.wait(while: 0)
            }
            return
        }
        orderAgainstCallers()
        if isBackendThread {
            signals.endsByItself.store(true, ordering: .sequentiallyConsistent)
            return signals.isStopping.store(true, ordering: .sequentiallyConsistent)
        }
        defer { signals.isShutDown.advance() }
        // Who still found the sink open is about to push, or waits for room: the backend goes on until they are done.
        let pause = FutexWord()
        while rings.contains(where: \.isBusy) {
            signals.kick()
            pause.wait(while: 0, nanoseconds: 100_000)
        }
        if let thread = thread.withLock({ $0 }) {
            signals.isStopping.store(true, ordering: .sequentiallyConsistent)
            signals.kick()
            thread.join()
            self.thread.withLock { $0 = nil }
        }
        try sink.sink.shutdown()
    }

    /// What is left to do when the backend's own thread asked for the shutdown; its last act.
    func endByItself() {
        let thread = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        thread?.join()
        try? sink.sink.shutdown()
        signals.isShutDown.advance()
    }

    /// What the rings hold, and the sink behind.
    var queuedBytes: Int {
        var bytes = sink.sink.queuedBytes
        rings.visit { bytes += $0.usedBytes }
        return bytes
    }

    var counters: SinkCounters {
        // Read before the counts it is subtracted from, so that what is pending never comes out negative.
        let taken = delivered.load(ordering: .acquiring)
        var counters = sink.counters
        var pushed: UInt64 = 0
        rings.visit { ring in
            let oldest = ring.droppedOldest
            // Both may be moving on: a record can be seen dropped before it is seen pushed.
            let seen = ring.pushed
            pushed += seen - min(seen, oldest)
            counters.dropped.oldest += oldest
            counters.dropped.newest += ring.droppedNewest
            counters.dropped.belowLevel += ring.droppedBelowLevel
        }
        counters.pending += pushed - min(pushed, taken)
        counters.dropped.closed += droppedClosed.load(ordering: .relaxed)
        counters.dropped.memory += droppedMemory.load(ordering: .relaxed)
        return counters
    }
}
