/// How a sink is doing.
public struct SinkHealth: Sendable, Hashable {
    /// What profiles and explanations call it too.
    public var name: String
    /// What became of its events; `pending` is how many wait in its queue or buffer.
    public var counters: SinkCounters
    /// How many bytes of memory the waiting events take.
    public var queuedBytes: Int
    /// The time of the latest event that the sink took; nil when it has taken none.
    public var lastWrite: LogTimestamp?
    /// What it is failing with at present, in a sentence; nil while it is well.
    public var failure: String?
    /// What it threw last when it was handed an event, and the time of that event, however long ago.
    public var lastRefusal: Refusal?

    /// An event that a sink threw at.
    public struct Refusal: Sendable, Hashable {
        public var time: LogTimestamp
        public var reason: String

        public init(time: LogTimestamp, reason: String) {
            self.time = time
            self.reason = reason
        }
    }

    public init(
        name: String, counters: SinkCounters = SinkCounters(), queuedBytes: Int = 0, lastWrite: LogTimestamp? = nil,
        failure: String? = nil, lastRefusal: Refusal? = nil
    ) {
        self.name = name
        self.counters = counters
        self.queuedBytes = queuedBytes
        self.lastWrite = lastWrite
        self.failure = failure
        self.lastRefusal = lastRefusal
    }
}
