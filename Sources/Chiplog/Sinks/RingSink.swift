/// Keeps the last events in memory: to be looked at on demand, or, in front of another sink, to be written when an event
/// shows that they matter.
///
/// ```swift
/// let recent = RingSink(last: 500)                                        // recent.events, recent.events.text()
/// let pipeline = Pipeline(level: .debug, sinks: [.ring(last: 200, before: .error, .file("errors.log"))])
/// ```
/// In the second form events stay in the ring until one of the level passes; then the ring is emptied into the sink, that
/// event last: what led to each error is in the file, and nothing else. An event that is let go to make room for newer
/// ones is counted as filtered; one in the ring as written, or as pending where there is a sink behind. `flush` does not
/// empty the ring: to keep is what it is for.
public struct RingSink: LogSink {
    private final class Storage: Sendable {
        let state: FutexMutex<State>
        /// Held while the ring is emptied into the sink.
        let turn = Turn()

        init(_ state: State) {
            self.state = FutexMutex(state)
        }
    }

    private let storage: Storage
    private let sink: GuardedSink?
    private let triggerSeverity: UInt8

    /// A ring to be looked at.
    ///
    /// - Parameters:
    ///   - count: how many events are kept, at least one.
    ///   - maxBytes: how many bytes of encoded records, some 150 an event; rounded up to a power of two between 64 KiB and
    ///     1 GiB. Taken from the system when events come, not before.
    public init(last count: Int = 1000, maxBytes: Int = 1 << 20) {
        self.init(count, maxBytes, nil, .off)
    }

    /// A ring whose events are written to `sink` when one of `trigger` or above passes.
    public init(last count: Int = 1000, maxBytes: Int = 1 << 20, before trigger: LogThreshold, _ sink: any LogSink) {
        self.init(count, maxBytes, GuardedSink(sink), trigger)
    }

    private init(_ count: Int, _ maxBytes: Int, _ sink: GuardedSink?, _ trigger: LogThreshold) {
        storage = Storage(State(most: max(1, count), maxBytes: maxBytes))
        self.sink = sink
        triggerSeverity = trigger.severity
    }

    /// The events in the ring, oldest first; a copy.
    public var events: LogBatch {
        storage.state.withLock { LogBatch($0.ring?.copied()) }
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        let isTrigger = event.severity >= triggerSeverity && !storage.turn.isHeldHere
        storage.state.withLock { state in
            event.bytes.withUnsafeBytes { state.keep($0) }
            if isTrigger {
                // At once, lest the event be pushed out of the ring by others before this thread's turn.
                state.emptyRing()
            }
        }
        if isTrigger, let sink {
            storage.turn.take {
                while let batch = storage.state.withLock({ $0.nextOutgoing() }) {
                    batch.forEachEvent { sink.write($0) }
                }
            }
        }
    }

    /// Flushes the sink behind, where there is one.
    public func flush() throws(SinkError) {
        try sink?.sink.flush()
    }

    public func flush(within limit: Duration) throws(SinkError) {
        try sink?.sink.flush(within: limit)
    }

    /// Takes no more events; those in the ring can still be looked at, or, where there is a sink behind, are let go.
    public func shutdown() throws(SinkError) {
        storage.state.withLock { $0.close(lettingGo: sink != nil) }
        try sink?.sink.shutdown()
    }

    public var failure: SinkError? { sink?.sink.failure }
    public var queuedBytes: Int {
        storage.state.withLock { $0.ring?.usedBytes ?? 0 } + (sink?.sink.queuedBytes ?? 0)
    }

    public var counters: SinkCounters {
        // Read first: an event on its way to the sink is then counted twice rather than never.
        let (kept, filtered, dropped) = storage.state.withLock { ($0.pending, $0.letGo, $0.dropped) }
        guard let sink else { return SinkCounters(filtered: filtered, written: kept, dropped: dropped) }
        var counters = sink.counters
        counters.filtered += filtered
        counters.pending += kept
        counters.dropped += dropped
        return counters
    }
}

extension RingSink {
    /// What is behind the lock.
    fileprivate struct State {
        private let most: Int
        private let maxBytes: Int
        private(set) var ring: RecordRing?
        private(set) var count: UInt64 = 0
        private(set) var letGo: UInt64 = 0
        private(set) var dropped = DropCounters()
        private var isClosed = false
        /// What has been taken out of the ring for the sink, in order: one batch at most for each thread that waits its turn.
        private var outgoing: [LogBatch] = []

        init(most: Int, maxBytes: Int) {
            self.most = most
            self.maxBytes = maxBytes
        }

        /// Keeps a copy, letting the oldest go where need be, or counts the event as lost.
        mutating func keep(_ record: UnsafeRawBufferPointer) {
            guard !isClosed else {
                dropped.closed += 1
                return
            }
            ring = ring ?? RecordRing(capacity: RecordRing.capacity(for: maxBytes))
            while let ring {
                if count >= most {
                    letGoOldest()
                }
                switch ring.push(record) {
                case .taken:
                    count += 1
                    return
                case .full where count > 0:
                    letGoOldest()
                case .full, .outOfMemory:
                    dropped.memory += 1
                    return
                }
            }
            dropped.memory += 1
        }

        private mutating func letGoOldest() {
            guard let ring, ring.dropOldest() else { return }
            count -= 1
            letGo += 1
        }

        /// Empties the ring for the sink; without the memory for a copy, all stays as it is.
        mutating func emptyRing() {
            guard let ring, let copy = ring.copied() else { return }
            while ring.dropOldest() {}
            count = 0
            outgoing.append(LogBatch(copy))
        }

        mutating func nextOutgoing() -> LogBatch? {
            outgoing.isEmpty ? nil : outgoing.removeFirst()
        }

        /// How many events the ring and the batches hold.
        var pending: UInt64 { count + UInt64(outgoing.reduce(0) { $0 + $1.count }) }

        mutating func close(lettingGo: Bool) {
            isClosed = true
            guard lettingGo else { return }
            while count > 0 {
                letGoOldest()
            }
        }
    }
}

extension LogSink where Self == RingSink {
    /// Keeps the last events and hands them to `sink` when one of `trigger` or above passes; see `RingSink`.
    public static func ring(
        last count: Int = 1000, maxBytes: Int = 1 << 20, before trigger: LogThreshold, _ sink: any LogSink
    ) -> RingSink {
        RingSink(last: count, maxBytes: maxBytes, before: trigger, sink)
    }

    /// Keeps the last events, to be looked at; see `RingSink`.
    public static func ring(last count: Int = 1000, maxBytes: Int = 1 << 20) -> RingSink {
        RingSink(last: count, maxBytes: maxBytes)
    }
}
