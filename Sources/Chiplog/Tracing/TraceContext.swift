/// Which trace, and which span of it, some work belongs to: what W3C Trace Context sends from service to service.
public struct TraceContext: Sendable, Hashable {
    public var traceID: TraceID
    /// The current span; for who receives it, the parent of what they do.
    public var spanID: SpanID
    public var flags: TraceFlags

    public init(traceID: TraceID, spanID: SpanID, flags: TraceFlags = []) {
        self.traceID = traceID
        self.spanID = spanID
        self.flags = flags
    }

    /// Whether the trace is being recorded.
    public var isSampled: Bool { flags.contains(.sampled) }
}
