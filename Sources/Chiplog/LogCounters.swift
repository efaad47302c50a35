/// What became of the events of a pipeline.
///
/// Once everything is flushed and no call is running, `attempted = filtered + sampledOut + lost + accepted`, and for each sink
/// `accepted = filtered + written + dropped + pending`, `pending` being 0 unless the sink is failing. Meanwhile each number
/// is recent, but the numbers may be of slightly different moments.
public struct LogCounters: Sendable, Hashable {
    /// Calls that passed the level gate.
    public var attempted: UInt64 { filtered + sampledOut + lost + accepted }
    /// Of these, turned away by a filter.
    public var filtered: UInt64 = 0
    /// Of these, left out by a sampler.
    public var sampledOut: UInt64 = 0
    /// Of these, lost for want of memory before any sink could be handed them.
    public var lost: UInt64 = 0
    /// Of these, handed to the sinks.
    public var accepted: UInt64 = 0
    /// What each processor did, in their order.
    public var processors: [ProcessorCounters] = []
    /// What each sink did, in the order in which the pipeline has them.
    public var sinks: [SinkCounters] = []
}

/// What became of the events that a sink was handed.
public struct SinkCounters: Sendable, Hashable {
    /// Turned away by the sink's own filter.
    public var filtered: UInt64 = 0
    /// Handed on to where the sink writes, completely.
    public var written: UInt64 = 0
    /// Accepted, but still waiting in a queue or a buffer.
    public var pending: UInt64 = 0
    /// Lost, by reason.
    public var dropped = DropCounters()

    public init(
        filtered: UInt64 = 0, written: UInt64 = 0, pending: UInt64 = 0, dropped: DropCounters = DropCounters()
    ) {
        self.filtered = filtered
        self.written = written
        self.pending = pending
        self.dropped = dropped
    }

    /// Adds up number by number.
    public static func += (sum: inout Self, one: Self) {
        sum.filtered += one.filtered
        sum.written += one.written
        sum.pending += one.pending
        sum.dropped += one.dropped
    }
}

/// Why events were lost.
public struct DropCounters: Sendable, Hashable {
    /// The queue was full and the policy drops what comes.
    public var newest: UInt64 = 0
    /// The queue was full and the policy drops what waited longest.
    public var oldest: UInt64 = 0
    /// The queue was full, and the policy drops what comes below a level.
    public var belowLevel: UInt64 = 0
    /// There was no memory to keep the event in.
    public var memory: UInt64 = 0
    /// The sink failed: it threw, or gave up what it could not write.
    public var failed: UInt64 = 0
    /// The sink was shut down before.
    public var closed: UInt64 = 0

    public init(
        newest: UInt64 = 0, oldest: UInt64 = 0, belowLevel: UInt64 = 0, memory: UInt64 = 0, failed: UInt64 = 0,
        closed: UInt64 = 0
    ) {
        self.newest = newest
        self.oldest = oldest
        self.belowLevel = belowLevel
        self.memory = memory
        self.failed = failed
        self.closed = closed
    }

    /// All of them.
    public var total: UInt64 { newest + oldest + belowLevel + memory + failed + closed }

    /// Each reason with its count, under the names that reports use.
    public var byReason: [(reason: String, count: UInt64)] {
        [
            ("newest", newest), ("oldest", oldest), ("below_level", belowLevel), ("memory", memory),
            ("failed", failed), ("closed", closed),
        ]
    }

    /// Adds up reason by reason.
    public static func += (sum: inout Self, one: Self) {
        sum.newest += one.newest
        sum.oldest += one.oldest
        sum.belowLevel += one.belowLevel
        sum.memory += one.memory
        sum.failed += one.failed
        sum.closed += one.closed
    }
}
