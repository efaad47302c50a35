/// Which trace, and which span of it, some work belongs to: what W3C Trace Context sends from service to service.
public struct TraceContext: Sendable, Hashable {
    public var traceID: TraceID
    /// The current span; for who receives it, the parent of what they do.
    public var spanID: SpanID
    public var flags: TraceFlags
    /// What tracing systems on the way have added for themselves; events do not bear it.
    public var state: TraceState

    public init(traceID: TraceID, spanID: SpanID, flags: TraceFlags = [], state: TraceState = TraceState()) {
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
        self.state = state
    }

    /// Whether neither id is zero.
    public var isValid: Bool { traceID.isValid && spanID.isValid }

    /// Whether the trace is being recorded.
    public var isSampled: Bool { flags.contains(.sampled) }
}
