public import Chiplog
import Synchronization

/// Fails when it is told to, and otherwise hands on to the sink behind: for tests of what a program, or a wrapper, does
/// when its log cannot be written.
///
/// ```swift
/// let sink = FailingSink(.onWrite(3), .onFlush, behind: capture)
/// let disk = FailingSink(.from(100), cuttingTo: 20, behind: bytes)      // full in the middle of the 100th line
/// ```
/// A write that fails throws with the event not taken, so whoever called counts it: a pipeline as `dropped.failed`.
/// `counters` are those of the sink behind. Writes are numbered from 1 in the order in which they begin; once the sink
/// is shut down it fails no more, for then events are the sink behind's to count. Safe on many threads, each fault
/// exact.
public final class FailingSink: LogSink {
    private let faults: [Fault]
    private let error: SinkError?
    private let sink: any LogSink
    private let shortWrites: ShortWrites?

    private let writes = Atomic<Int>(0)
    private let failedWrites = Atomic<Int>(0)
    private let flushes = Atomic<Int>(0)
    private let failedFlushes = Atomic<Int>(0)
    private let failing = Atomic<Bool>(false)
    private let isClosed = Atomic<Bool>(false)

    private struct ShortWrites {
        let bytes: ByteCapture
        let count: Int
    }

    /// - Parameters:
    ///   - faults: when it fails; none at all leaves it to `isFailing`.
    ///   - error: what it throws; nil is an error that says which write or flush it was.
    ///   - sink: gets the events that do not fail.
    public init(_ faults: Fault..., error: SinkError? = nil, behind sink: any LogSink = .null) {
        self.faults = faults
        self.error = error
        self.sink = sink
        shortWrites = nil
    }

    /// A sink whose failing writes leave the beginning of their line behind, as a disk does that is full or a
    /// connection that breaks.
    ///
    /// - Parameters:
    ///   - faults: when it fails; none at all leaves it to `isFailing`.
    ///   - count: how many bytes of such a line get out; never all of them.
    ///   - bytes: gets them, and the lines of the events that do not fail.
    ///   - error: what it throws; nil is an error that says which write or flush it was.
    public init(_ faults: Fault..., cuttingTo count: Int, behind bytes: ByteCapture, error: SinkError? = nil) {
        self.faults = faults
        self.error = error
        sink = bytes
        shortWrites = ShortWrites(bytes: bytes, count: count)
    }

    /// Whether every write and flush fails, whatever the faults say; to be set in the middle of a test.
    public var isFailing: Bool {
        get { failing.load(ordering: .sequentiallyConsistent) }
        set { failing.store(newValue, ordering: .sequentiallyConsistent) }
    }

    /// How many writes have begun, failed ones included; those after `shutdown` do not count.
    public var writeCount: Int { writes.load(ordering: .sequentiallyConsistent) }

    /// How many of them have failed here; what the sink behind throws is not among them.
    public var failedWriteCount: Int { failedWrites.load(ordering: .sequentiallyConsistent) }

    /// How many flushes have begun, failed ones included.
    public var flushCount: Int { flushes.load(ordering: .sequentiallyConsistent) }

    /// How many of them have failed here.
    public var failedFlushCount: Int { failedFlushes.load(ordering: .sequentiallyConsistent) }
}

extension FailingSink {
    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        guard !isClosed.load(ordering: .sequentiallyConsistent) else { return try sink.write(event) }
        let number = writes.add(1, ordering: .sequentiallyConsistent).newValue
        guard shallFail(number, event) else { return try sink.write(event) }
        failedWrites.add(1, ordering: .sequentiallyConsistent)
        if let shortWrites {
            try shortWrites.bytes.writeBeginning(shortWrites.count, of: event)
        }
        throw error ?? SinkError("failing sink: write \(number) fails as it was told to; the event is lost")
    }

    private func shallFail(_ number: Int, _ event: borrowing LogEvent) -> Bool {
        for fault in faults {
            if case .write(let fails) = fault.occasion, fails(number, event) { return true }
        }
        return isFailing
    }

    public func flush() throws(SinkError) {
        try checkFlush()
        try sink.flush()
    }

    public func flush(within limit: Duration) throws(SinkError) {
        try checkFlush()
        try sink.flush(within: limit)
    }

    private func checkFlush() throws(SinkError) {
        let number = flushes.add(1, ordering: .sequentiallyConsistent).newValue
        let isFault = faults.contains { fault in
            if case .flush(let fails) = fault.occasion { fails(number) } else { false }
        }
        guard isFault || isFailing else { return }
        failedFlushes.add(1, ordering: .sequentiallyConsistent)
        throw error ?? SinkError("failing sink: flush \(number) fails as it was told to; nothing is flushed")
    }

    /// Never fails by itself; shuts the sink behind down.
    public func shutdown() throws(SinkError) {
        isClosed.store(true, ordering: .sequentiallyConsistent)
        try sink.shutdown()
    }

    public func wants(_ event: borrowing LogEvent) -> Bool { sink.wants(event) }
    public var isSelective: Bool { sink.isSelective }
    public var counters: SinkCounters { sink.counters }
    public var failure: SinkError? { sink.failure }
    public var queuedBytes: Int { sink.queuedBytes }
}
