internal import CChiplogShims

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Writes lines to a file descriptor through a buffer, whole and in order, whatever `write` does.
///
/// Short writes are continued, interruptions repeated, a descriptor that would block is waited for. When the device
/// fails (a full disk, say), what could not be written stays in the buffer, the line in the middle included, and is
/// tried again with the first event after a second, at the next flush and at shutdown; lines that no longer fit are
/// refused meanwhile. So a line is never torn, and every event is counted as written, pending or lost.
final class DescriptorOutput: Sendable {
    /// How long a failing device is left alone.
    static let pause: Int64 = 1_000_000_000

    fileprivate struct State {
        let descriptor: Int32
        let name: String
        /// Bytes to collect before writing; 0 writes every line at once.
        let threshold: Int
        /// Bytes that are kept while the device fails.
        let limit: Int
        let closes: Bool
        /// Held while writing, where other outputs write to the same descriptor.
        let turn: FutexMutex<Void>?
        var pending: [UInt8] = []
        /// Where in `pending` each event ends.
        var ends: [Int] = []
        var written: UInt64 = 0
        var dropped = DropCounters()
        var isClosed = false
        /// Not 0 while the device fails: when to try again, on the monotonic clock.
        var retryTime: Int64 = 0
    }

    private let state: FutexMutex<State>

    /// - Parameters:
    ///   - name: what errors call the output, such as "file sink app.log".
    ///   - buffer: bytes to collect before writing; 0 writes every line at once.
    ///   - closes: whether the descriptor is closed at shutdown.
    ///   - turn: a lock that all outputs to this descriptor share, so that none writes into the middle of another's line:
    ///     a pipe takes more than 4 KiB in parts.
    init(_ descriptor: Int32, name: String, buffer: Int, closes: Bool, turn: FutexMutex<Void>? = nil) {
        var state = State(
            descriptor: descriptor, name: name, threshold: max(0, buffer), limit: max(65_536, buffer), closes: closes,
            turn: turn)
        state.pending.reserveCapacity(state.threshold + 4096)
        state.ends.reserveCapacity(1024)
        self.state = FutexMutex(state)
    }

    deinit {
        try? shutdown()
    }

    /// Takes one event's line; `urgent` writes out everything at once.
    @inline(__always)
    func write(_ line: UnsafeRawBufferPointer, urgent: Bool) throws(SinkError) {
        try state.withLock { (state) throws(SinkError) in
            if _slowPath(state.isClosed || state.retryTime != 0 || state.pending.count + line.count > state.threshold) {
                guard try state.makeRoom(for: line.count) else { return }
            }
            state.pending.append(contentsOf: line)
            state.ends.append(state.pending.count)
            if urgent || state.pending.count >= state.threshold, state.retryTime == 0 {
                // The event is taken whatever happens now; a failure shows at the next one, or at the flush.
                try? state.drain()
            }
        }
    }

    func flush() throws(SinkError) {
        try state.withLock { (state) throws(SinkError) in try state.drain() }
    }

    func shutdown() throws(SinkError) {
        try state.withLock { (state) throws(SinkError) in
            guard !state.isClosed else { return }
            state.isClosed = true
            defer { state.close() }
            try state.drain()
        }
    }

    var counters: SinkCounters {
        state.withLock { state in
            SinkCounters(written: state.written, pending: UInt64(state.ends.count), dropped: state.dropped)
        }
    }
}

extension DescriptorOutput.State {
    /// Whether a line of `count` bytes can be taken, after writing out what stands in its way. False when the output is
    /// closed, which is counted here; throws when the device fails and the buffer is full.
    mutating func makeRoom(for count: Int) throws(SinkError) -> Bool {
        guard !isClosed else {
            dropped.closed += 1
            return false
        }
        if retryTime == 0 || chiplog_monotonic_ns() >= retryTime {
            do throws(SinkError) {
                try drain()
            } catch {
                guard pending.count + count <= limit else { throw error }
            }
        } else if pending.count + count > limit {
            throw SinkError("\(name): still failing; the event is lost, \(kept)")
        }
        return true
    }

    /// Writes out everything; what cannot be written stays.
    mutating func drain() throws(SinkError) {
        guard !pending.isEmpty else { return }
        var done = 0
        let code = pending.withUnsafeBytes { bytes in
            turn?.withLock { _ in writeAll(bytes, &done) } ?? writeAll(bytes, &done)
        }
        if code == 0 {
            written += UInt64(ends.count)
            pending.removeAll(keepingCapacity: pending.capacity <= 4 * limit)
            ends.removeAll(keepingCapacity: true)
            retryTime = 0
            return
        }
        let complete = ends.prefix { $0 <= done }.count
        written += UInt64(complete)
        pending.removeFirst(done)
        ends.removeFirst(complete)
        for index in ends.indices {
            ends[index] -= done
        }
        retryTime = chiplog_monotonic_ns() + DescriptorOutput.pause
        let reason = String(cString: strerror(code))
        throw SinkError(code: code, "\(name): \(reason); \(kept), next try in 1 s")
    }

    private var kept: String {
        ends.count == 1 ? "1 event is kept in memory" : "\(ends.count) events are kept in memory"
    }

    /// Writes `bytes`, counting in `done` what went out; returns 0 or the error's number.
    private func writeAll(_ bytes: UnsafeRawBufferPointer, _ done: inout Int) -> Int32 {
        while done < bytes.count, let start = bytes.baseAddress {
            let count = Self.write(descriptor, start + done, bytes.count - done)
            if count > 0 {
                done += count
                continue
            }
            switch count == 0 ? EIO : errno {
            case EINTR:
                continue
            case EAGAIN:
                var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&ready, 1, -1)
            case let code:
                return code
            }
        }
        return 0
    }

    mutating func close() {
        dropped.failed += UInt64(ends.count)
        ends = []
        pending = []
        if closes {
            _ = Self.close(descriptor)
        }
    }

    // The C functions, which the methods of the same name hide.
    private static func write(_ descriptor: Int32, _ start: UnsafeRawPointer, _ count: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(descriptor, start, count)
        #elseif canImport(Musl)
        Musl.write(descriptor, start, count)
        #else
        Darwin.write(descriptor, start, count)
        #endif
    }

    private static func close(_ descriptor: Int32) -> Int32 {
        #if canImport(Glibc)
        Glibc.close(descriptor)
        #elseif canImport(Musl)
        Musl.close(descriptor)
        #else
        Darwin.close(descriptor)
        #endif
    }
}
