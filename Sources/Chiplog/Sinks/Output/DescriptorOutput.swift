internal import CChiplogShims
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Writes lines to a descriptor, or a file that is exchanged now and then, through a buffer: whole and in order.
///
/// When the device fails (a full disk, say), what could not be written stays in the buffer, the rest of the line in the
/// middle included, and is tried again with the first event after a second, at the next flush and at shutdown; lines that
/// no longer fit are refused meanwhile. So a line is never torn, and every event is counted as written, pending or lost.
final class DescriptorOutput<Destination: LineDestination>: Sendable {
    fileprivate struct State {
        // What every event looks at comes first, in one cache line with the lock.
        var pending: PendingLines
        /// How many bytes may wait without a thought: up to the threshold while all is well, else none.
        var calmLimit: Int
        /// Bytes to collect before writing; 0 writes every line at once.
        let threshold: Int
        var destination: Destination
        let name: String
        /// Bytes that are kept while the device fails.
        let limit: Int
        var written: UInt64 = 0
        var dropped = DropCounters()
        var isClosed = false
        /// Not 0 while the device fails: when to try again, on the monotonic clock.
        var retryTime: Int64 = 0
        var failure: SinkError?
    }

    private let state: FutexMutex<State>
    /// Whether there is a failure, for those who ask before every event.
    private let isFailing = Atomic<Bool>(false)

    /// - Parameters:
    ///   - name: what errors call the output, such as "file sink app.log".
    ///   - buffer: bytes to collect before writing; 0 writes every line at once.
    init(_ destination: Destination, name: String, buffer: Int) {
        let threshold = min(max(0, buffer), 1 << 30)
        let state = State(
            pending: PendingLines(capacity: threshold + 4096), calmLimit: threshold, threshold: threshold,
            destination: destination, name: name, limit: max(65_536, threshold))
        self.state = FutexMutex(state)
    }

    deinit {
        try? shutdown()
    }

    /// Takes one event's line; `urgent` writes out everything at once.
    @inline(__always)
    func write(_ line: UnsafeRawBufferPointer, urgent: Bool) throws(SinkError) {
        try state.withLock { (state) throws(SinkError) in
            let count = state.pending.count &+ line.count
            if _fastPath(!urgent && count < state.calmLimit && state.pending.hasRoom(upTo: count)) {
                state.pending.append(line)
            } else {
                try writeWithCare(line, urgent: urgent, &state)
            }
        }
    }

    /// Takes a line when there is more to do than to append it.
    @inline(never)
    private func writeWithCare(
        _ line: UnsafeRawBufferPointer, urgent: Bool, _ state: inout State
    ) throws(SinkError) {
        if state.isClosed || state.retryTime != 0 || state.pending.count + line.count > state.threshold {
            guard try makeRoom(for: line.count, &state) else { return }
        }
        guard state.pending.reserve(line.count) else {
            state.dropped.memory += 1
            return
        }
        state.pending.append(line)
        if urgent || state.pending.count >= state.threshold, state.retryTime == 0 {
            // The event is taken whatever happens now; a failure shows at the next one, or at the flush.
            try? drain(&state)
        }
    }

    func flush() throws(SinkError) {
        try state.withLock { (state) throws(SinkError) in try drain(&state) }
    }

    func shutdown() throws(SinkError) {
        try state.withLock { (state) throws(SinkError) in
            guard !state.isClosed else { return }
            state.isClosed = true
            state.calmLimit = 0
            defer { state.close() }
            try drain(&state)
        }
    }

    /// Writes out what is pending, as far as it goes, and then changes the destination; does nothing once closed.
    func changeDestination(_ body: (inout Destination) -> Void) {
        state.withLock { state in
            guard !state.isClosed else { return }
            if state.retryTime == 0 {
                try? drain(&state)
            }
            body(&state.destination)
        }
    }

    /// Looks at the destination, alone.
    func readDestination<Result>(_ body: (Destination) -> Result) -> Result {
        state.withLock { body($0.destination) }
    }

    var counters: SinkCounters {
        state.withLock { state in
            SinkCounters(written: state.written, pending: UInt64(state.pending.events), dropped: state.dropped)
        }
    }

    /// How many bytes wait to be written.
    var queuedBytes: Int { state.withLock { $0.pending.count } }

    /// What the device failed with when it was last tried; nil while it is well.
    var failure: SinkError? {
        isFailing.load(ordering: .relaxed) ? state.withLock { $0.failure } : nil
    }

    /// Whether a line of `count` bytes can be taken, after writing out what stands in its way. False when the output is
    /// closed, which is counted here; throws when the device fails and the buffer is full.
    private func makeRoom(for count: Int, _ state: inout State) throws(SinkError) -> Bool {
        guard !state.isClosed else {
            state.dropped.closed += 1
            return false
        }
        if state.retryTime == 0 || chiplog_monotonic_ns() >= state.retryTime {
            do throws(SinkError) {
                try drain(&state)
            } catch {
                guard state.pending.count + count <= state.limit else { throw error }
            }
        } else if state.pending.count + count > state.limit {
            throw SinkError("\(state.name): still failing; the event is lost, \(state.kept)")
        }
        return true
    }

    /// Writes out everything; what cannot be written stays.
    private func drain(_ state: inout State) throws(SinkError) {
        do throws(SinkError) {
            try state.drain()
        } catch {
            state.failure = error
            isFailing.store(true, ordering: .relaxed)
            throw error
        }
        if state.failure != nil {
            state.failure = nil
            isFailing.store(false, ordering: .relaxed)
        }
    }
}

extension DescriptorOutput.State {
    /// How long a failing device is left alone.
    private static var pause: Int64 { 1_000_000_000 }

    /// Writes out everything; what cannot be written stays.
    fileprivate mutating func drain() throws(SinkError) {
        guard pending.count > 0 else { return }
        var done = 0
        let code = destination.write(pending, &done)
        if code == 0 {
            written += UInt64(pending.events)
            pending.removeAll(keepingAtMost: 4 * limit)
            retryTime = 0
            calmLimit = isClosed ? 0 : threshold
            return
        }
        written += UInt64(pending.removeFirst(done))
        retryTime = chiplog_monotonic_ns() + Self.pause
        calmLimit = 0
        let reason = String(cString: strerror(code))
        throw SinkError(code: code, "\(name): \(reason); \(kept), next try in 1 s")
    }

    fileprivate var kept: String {
        pending.events == 1 ? "1 event is kept in memory" : "\(pending.events) events are kept in memory"
    }

    fileprivate mutating func close() {
        dropped.failed += UInt64(pending.events)
        pending.deallocate()
        destination.close()
    }
}
