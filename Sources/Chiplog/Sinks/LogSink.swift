/// Where events go: the seam between the core and the world.
///
/// What a sink promises:
/// 1. `write` may be called from many threads at once, and orders the events of one thread as they came.
/// 2. The event is valid only during the call; the sink copies what it keeps.
/// 3. `write` returns with the event taken (written, or buffered within a bound), or throws with the event not taken;
///    either way it is counted exactly once.
/// 4. When `flush` returns, every event taken before the call is out of this process, or `flush` has thrown.
/// 5. `shutdown` flushes and releases; events that come later are counted as `closed`. A second call does nothing.
/// 6. A failure costs the events it says and no other; the sink tries again when the next one comes.
/// 7. `wants` answers false only for events that `write` would turn away; it has no effect.
///
/// Wrappers are sinks too: `.async(.file(path))`.
public protocol LogSink: Sendable {
    func write(_ event: borrowing LogEvent) throws(SinkError)
    func flush() throws(SinkError)
    /// Flushes, but waits no longer than `limit` for other threads: then it throws an error that says how many events are
    /// pending, and these are written later. A wrapper passes the limit on.
    func flush(within limit: Duration) throws(SinkError)
    func shutdown() throws(SinkError)

    /// Whether the sink would keep the event. Asked before values are computed that no sink may want; a filter answers for
    /// itself, a wrapper for what it wraps. True when in doubt: the event is offered to `write` all the same.
    func wants(_ event: borrowing LogEvent) -> Bool

    /// What profiles and explanations call it; the type's name when it says nothing else.
    var name: String { get }

    /// Whether `wants` may answer false. Values that are computed lazily then wait for its answer.
    var isSelective: Bool { get }

    /// What it does with events of `level` from logs called `label`, in words, as far as these two decide it.
    func explain(label: String, level: LogLevel) -> StageExplanation

    /// Exact once no call is running.
    var counters: SinkCounters { get }

    /// What the sink is failing with at present; nil while it is well. Events that it has taken meanwhile wait in memory.
    /// A wrapper answers for what it wraps. Cheap enough to be asked before every event.
    var failure: SinkError? { get }

    /// How many bytes of memory the events take that wait in the sink and in what it wraps; a recent value.
    var queuedBytes: Int { get }
}

extension LogSink {
    /// Sinks without a filter keep everything.
    public func wants(_ event: borrowing LogEvent) -> Bool { true }

    public var isSelective: Bool { false }

    public var name: String { String(describing: Self.self) }

    public func explain(label: String, level: LogLevel) -> StageExplanation { .passes("takes every event") }

    /// Sinks that keep nothing back have failed only while they throw.
    public var failure: SinkError? { nil }

    /// Sinks without a queue or a buffer.
    public var queuedBytes: Int { 0 }

    /// Sinks that wait for no other thread flush as always.
    public func flush(within limit: Duration) throws(SinkError) { try flush() }
}

/// Why a sink could not do what it was asked to, in a sentence that says what follows.
public struct SinkError: Error, Hashable, CustomStringConvertible {
    /// The operating system's error number; 0 when there is none.
    public var code: Int32
    public var description: String

    public init(code: Int32 = 0, _ description: String) {
        self.code = code
        self.description = description
    }
}
