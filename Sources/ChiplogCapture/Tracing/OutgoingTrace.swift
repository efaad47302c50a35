public import Chiplog

/// What the headers of a request say to the service that gets it, beside the context that they should continue.
///
/// ```swift
/// let mock = MockTraceContext()
/// mock.run { client.send(request) }
/// let sent = mock.extract(from: transport.lastRequest.headers)
/// #expect(sent.continuesTrace)
/// #expect(sent.span(in: logs)?.name == "HTTP GET")
/// ```
public struct OutgoingTrace: Sendable, Hashable {
    /// Of whom the receiving service's work becomes a child.
    public enum Parent: Sendable, Hashable {
        /// The mock context itself: no span was begun for the request.
        case context
        /// Another span of the mock context's trace, such as the client's.
        case span(SpanID)
        /// A span of another trace: the request does not continue the mock context's.
        case otherTrace(TraceContext)
        /// None: there is no `traceparent`, or two, or a malformed one.
        case none
    }

    public let parent: Parent
    /// What the receiver takes as its trace; nil where it has to begin one.
    public let trace: TraceContext?
    public let baggage: Baggage

    init(_ received: LogContext, beside mock: MockTraceContext) {
        trace = received.trace
        baggage = received.baggage
        parent =
            switch received.trace {
            case nil: .none
            case let trace? where trace.traceID != mock.traceID: .otherTrace(trace)
            case let trace? where trace.spanID == mock.spanID: .context
            case let trace?: .span(trace.spanID)
            }
    }

    /// Whether the receiver's work belongs to the mock context's trace.
    public var continuesTrace: Bool {
        switch parent {
        case .context, .span: true
        case .otherTrace, .none: false
        }
    }

    /// The captured span that sent the request; nil where it was none, or has not ended.
    public func span(in capture: LogCapture) -> CapturedSpan? {
        capture.spans.first { $0.traceID == trace?.traceID && $0.spanID == trace?.spanID }
    }
}
