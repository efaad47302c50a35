public import Chiplog

/// What a span can be expected to be a child of: a captured span, a `MockTraceContext`, a `TraceContext`, a `Span`, or
/// `.root` for nothing.
public protocol SpanParent: Sendable {
    /// The trace, and the span of it; nil for nothing.
    var parentTrace: TraceContext? { get }
}

extension CapturedSpan: SpanParent {
    public var parentTrace: TraceContext? { trace }
}

extension MockTraceContext: SpanParent {
    public var parentTrace: TraceContext? { trace }
}

extension TraceContext: SpanParent {
    public var parentTrace: TraceContext? { self }
}

extension Span: SpanParent {
    public var parentTrace: TraceContext? { trace }
}

/// The parent of a span that begins its trace: none.
public struct NoSpanParent: SpanParent {
    public var parentTrace: TraceContext? { nil }
}

extension SpanParent where Self == NoSpanParent {
    /// None: the span begins its trace.
    public static var root: Self { NoSpanParent() }
}
