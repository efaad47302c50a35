/// Hands events to a second sink while the first one fails, and goes back to the first when it is well again.
///
/// The first sink fails when it throws at an event, or says so (`LogSink.failure`), as a file sink does as soon as its
/// disk is full. What it has taken by then stays with it, pending, and is not written twice; from the next event on the
/// second sink has them. With an event that comes at least `retry` later, and at every flush, the first sink is flushed;
/// once that succeeds it has the events again, and is told first, as an event of level notice, how many went to the
/// second: `events` counts exactly those of this gap. `status` says the same at any time.
///
/// Each event is taken by one of the two. An event that both refuse is lost, and counted as failed.
///
/// Wrap it rather than its parts in an asynchronous sink, `.async(.fallback(file, to: .stderr()))`: what stands in the
/// queue in front of a failing sink does not find the way to the other.
public struct FallbackSink: LogSink {
    private let core: FallbackCore

    /// - Parameters:
    ///   - primary: has the events while it is well.
    ///   - secondary: has them meanwhile.
    ///   - retry: how long a failing first sink is left alone; from 1 ms to an hour.
    ///   - clock: tells when that time is over.
    public init(
        _ primary: any LogSink, to secondary: any LogSink, retry: Duration = .seconds(1), clock: LogClock = .system
    ) {
        core = FallbackCore(
            primary, secondary, pause: min(max(retry, .milliseconds(1)), .seconds(3600)), clock: clock)
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        try core.write(event)
    }

    /// Flushes both; a first sink that can be flushed again has the events from then on.
    public func flush() throws(SinkError) {
        try core.flush()
    }

    public func flush(within limit: Duration) throws(SinkError) {
        try core.flush(within: limit)
    }

    public func shutdown() throws(SinkError) {
        try core.shutdown()
    }

    public var isSelective: Bool { core.primary.isSelective || core.secondary.isSelective }

    /// Whether one of the two would keep it.
    public func wants(_ event: borrowing LogEvent) -> Bool {
        core.primary.wants(event) || core.secondary.wants(event)
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        core.primary.explain(label: label, level: level)
    }

    /// The sum over both sinks, without the notices.
    public var counters: SinkCounters { core.counters }

    /// The second sink's, while that one is in use; the first one's is in `status`.
    public var failure: SinkError? { core.failure }
    public var queuedBytes: Int { core.queuedBytes }

    /// What has become of the first sink.
    public var status: FallbackStatus { core.status }
}

/// What a fallback sink has seen of its first sink.
public struct FallbackStatus: Sendable, Hashable {
    /// What the first sink failed with when it was last tried; nil while it is well.
    public var failure: SinkError?
    /// When it began to fail; nil while it is well.
    public var since: LogTimestamp?
    /// Events that went to the second sink since then.
    public var events: UInt64 = 0
    /// How often the first sink has failed.
    public var gaps: UInt64 = 0
    /// Events that went to the second sink, over all gaps.
    public var allEvents: UInt64 = 0
}

extension LogSink where Self == FallbackSink {
    /// Hands events to `secondary` while `primary` fails; see `FallbackSink`.
    public static func fallback(
        _ primary: any LogSink, to secondary: any LogSink, retry: Duration = .seconds(1), clock: LogClock = .system
    ) -> FallbackSink {
        FallbackSink(primary, to: secondary, retry: retry, clock: clock)
    }
}
