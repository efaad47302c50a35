public import Chiplog

/// Takes its time over every event before it hands it to the sink behind: until it is released, for a while, or for as
/// long as a closure runs.
///
/// ```swift
/// let sink = SlowSink(behind: capture)
/// let pipeline = Pipeline(sinks: [.async(sink, queue: 1 << 16, whenFull: .dropNewest)])
/// log.info("taken off the queue, and not written")
/// await sink.waiting(for: 1)
/// …                                              // fill the queue, look at what is dropped
/// sink.release()
/// ```
/// A write that waits blocks its thread. Let it be an asynchronous sink's, or one of your own: tasks share as many
/// threads as there are processors, and when all of them are blocked no task is left to release the sink.
///
/// It does not hang a test that ends without releasing it. `flush` does not wait for events that have not been taken
/// yet; `shutdown`, which a pipeline that is let go calls too, releases the sink for good. Only a wrapper with a queue,
/// such as `.async`, waits for the write under way before it shuts down the sink behind: release it in a `defer` there,
/// below the pipeline's own line, or ten minutes are lost until the sink releases itself. Nothing sleeps unless a duration
/// is given.
public final class SlowSink: LogSink {
    private enum Pace: Sendable {
        /// None waits any more once one has waited so long.
        case until(Duration)
        case delay(Duration)
        case asLongAs(@Sendable () -> Void)
    }

    private let pace: Pace
    private let sink: any LogSink
    private let queue = WaitingWrites()

    /// A sink whose writes wait until they are released.
    ///
    /// - Parameters:
    ///   - sink: gets the events in the end.
    ///   - limit: after which the sink releases itself, so that a test that forgets to do so ends.
    public init(behind sink: any LogSink = .null, atMost limit: Duration = .seconds(600)) {
        pace = .until(limit)
        self.sink = sink
    }

    /// A sink whose writes take `delay`, or until they are released; the thread sleeps.
    public init(delay: Duration, behind sink: any LogSink = .null) {
        pace = .delay(delay)
        self.sink = sink
    }

    /// A sink that runs `delaying` before each write, on the thread that logs: `{ clock.advance(by: .seconds(1)) }`
    /// makes each take a second of a clock that nobody waits for. Such writes do not count as waiting.
    public init(behind sink: any LogSink = .null, delaying: @escaping @Sendable () -> Void) {
        pace = .asLongAs(delaying)
        self.sink = sink
    }

    /// How many writes wait at this moment.
    public var waitingCount: Int { queue.count }

    /// Returns once `count` writes wait, without polling; at once when the sink has been released, and when the task is
    /// cancelled.
    ///
    /// - Returns: how many waited then; fewer than `count` where they are not to be awaited any more.
    @discardableResult
    public nonisolated(nonsending) func waiting(for count: Int) async -> Int {
        await queue.reached(count)
    }

    /// The same for tests that are not asynchronous; blocks the calling thread.
    @available(*, noasync, message: "await waiting(for:) instead, which blocks no thread")
    @discardableResult
    public func blockUntilWaiting(for count: Int) -> Int {
        queue.blockUntilReached(count)
    }

    /// Lets the write go that has waited longest; false when none waits, in which case nothing happens.
    @discardableResult
    public func releaseOne() -> Bool {
        queue.releaseOne()
    }

    /// Lets every write go that waits, and all that come later without delay.
    public func release() {
        queue.releaseAll()
    }
}

extension SlowSink {
    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        switch pace {
        case .until(let limit): if !queue.wait(atMost: limit) { release() }
        case .delay(let delay): queue.wait(atMost: delay)
        case .asLongAs(let delaying): delaying()
        }
        try sink.write(event)
    }

    /// Flushes the sink behind. A write that waits has not been taken yet, so nothing waits for it.
    public func flush() throws(SinkError) { try sink.flush() }
    public func flush(within limit: Duration) throws(SinkError) { try sink.flush(within: limit) }

    /// Releases everything, without waiting for it, and shuts down the sink behind: a write that was waiting is counted
    /// there, as closed if it comes too late.
    public func shutdown() throws(SinkError) {
        release()
        try sink.shutdown()
    }

    public func wants(_ event: borrowing LogEvent) -> Bool { sink.wants(event) }
    public var isSelective: Bool { sink.isSelective }
    public var counters: SinkCounters { sink.counters }
    public var failure: SinkError? { sink.failure }
    public var queuedBytes: Int { sink.queuedBytes }
}
