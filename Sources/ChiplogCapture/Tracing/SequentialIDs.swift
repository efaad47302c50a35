public import Chiplog

/// Ids of traces and spans that are the same for the same seed, and that no other generator alive gives.
///
/// ```swift
/// let ids = SequentialIDs(seed: 7)
/// log.withSpan("charge card", ids: ids.generator) { … }       // trace 7e57000000000007…
/// ```
/// All are valid in W3C Trace Context. The first 8 bytes of its trace ids belong to the generator alone while it lives,
/// and begin with `7e57`, so that they are known for a test's at sight; the last 8 bytes are spread evenly, for
/// samplers that decide by trace, and never zero. No trace id and no span id comes twice. Safe on many threads.
public final class SequentialIDs: Sendable {
    /// What the ids follow from: the seed that was asked for, or the next one that no other generator alive has.
    public let seed: UInt64
    private let traces: MixedCounter
    private let spans: MixedCounter

    /// The ids of `seed`; where another generator alive has it, those of the next one that is free.
    public convenience init(seed: UInt64) {
        self.init(taken: LiveSeeds.take(seed))
        CaptureRouter.forgetEnded(prefix: prefix)
    }

    /// Ids of a seed that nobody in this process had before: what a test leaves behind cannot be taken for another's.
    public convenience init() {
        self.init(taken: LiveSeeds.takeUnused())
    }

    private init(taken seed: UInt64) {
        self.seed = seed
        let prefix = LiveSeeds.prefix(of: seed)
        // Each from a place of its own: one trace may go through several generators, and must not meet a span id twice.
        traces = MixedCounter(seed: MixedCounter.mixed(prefix))
        spans = MixedCounter(seed: MixedCounter.mixed(~prefix))
    }

    deinit {
        LiveSeeds.giveBack(seed)
    }

    /// The first 8 bytes of every trace id of this generator, and while it lives of no other's; never zero.
    package var prefix: UInt64 { LiveSeeds.prefix(of: seed) }

    /// Whether any trace has an id of this generator.
    package var hasGivenTraces: Bool { traces.hasStarted }

    /// The next trace's id.
    public func traceID() -> TraceID {
        TraceID(high: prefix, low: traces.nextButZero())
    }

    /// The next span's id.
    public func spanID() -> SpanID {
        SpanID(spans.nextButZero())
    }

    /// These ids for a context, a capture or a span. It keeps the seed taken as long as it lives.
    public var generator: TraceIDGenerator {
        .custom(traceID: { self.traceID() }, spanID: { self.spanID() })
    }
}

extension TraceIDGenerator {
    /// The ids of `seed`, or of the next one that no other generator alive has; see `SequentialIDs`.
    public static func sequential(seed: UInt64) -> Self {
        SequentialIDs(seed: seed).generator
    }
}

extension MixedCounter {
    /// The next number, or the one after it: zero is no valid id, and comes once in 2⁶⁴.
    fileprivate func nextButZero() -> UInt64 {
        let number = next()
        return number == 0 ? next() : number
    }
}
