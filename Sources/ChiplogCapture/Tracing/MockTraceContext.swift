public import Chiplog

/// A place in a trace for tests to work in, or to get requests from.
///
/// ```swift
/// let caller = MockTraceContext.remoteCaller(baggage: ["tenant": "acme"])
/// await server.handle(Request("GET /orders", headers: caller.headers))
/// expectSpan(named: "GET /orders", parent: caller)
/// ```
/// Made within a capture its ids are the capture's, so that events of its trace find to the capture even from a thread
/// that has seen nothing but the headers.
public struct MockTraceContext: Sendable {
    /// The trace, and the span of it that this context stands for. It is no captured span: only its children are.
    public let trace: TraceContext
    /// The span that it is a child of; nil where it began its trace.
    public let parentSpanID: SpanID?
    /// What travels with its requests.
    public let baggage: Baggage
    /// As it was given, be it malformed.
    let tracestate: String
    private let ids: TraceIDGenerator

    /// A context that begins a trace.
    ///
    /// - Parameters:
    ///   - isSampled: whether the trace is recorded; if not, spans in it are not captured.
    ///   - tracestate: the header of that name. A malformed one is sent as it is, and by the library's own rules
    ///     ignored.
    ///   - baggage: what travels with requests; a key that no header can carry is left out.
    ///   - ids: where ids come from; nil is what the task's context says, which is the capture's own where there is
    ///     one.
    public init(
        isSampled: Bool = true, tracestate: String = "", baggage: KeyValuePairs<String, String> = [:],
        ids: TraceIDGenerator? = nil
    ) {
        let ids = ids ?? LogContext.current.traceIDs
        self.init(
            TraceContext(
                traceID: ids.traceID(), spanID: ids.spanID(), flags: isSampled ? .sampled : [],
                state: TraceState(headers: [tracestate]) ?? TraceState()),
            parent: nil, Baggage(baggage), tracestate, ids)
    }

    private init(
        _ trace: TraceContext, parent: SpanID?, _ baggage: Baggage, _ tracestate: String, _ ids: TraceIDGenerator
    ) {
        self.trace = trace
        parentSpanID = parent
        self.baggage = baggage
        self.tracestate = tracestate
        self.ids = ids
    }

    /// A service that sends requests to the one under test: it records its trace, and has left a `tracestate` of its
    /// own.
    ///
    /// - Parameters:
    ///   - isSampled: whether it records its trace.
    ///   - tracestate: the header of that name; nil is one that any client might send.
    ///   - baggage: what it sends along.
    ///   - ids: where ids come from; nil is what the task's context says.
    public static func remoteCaller(
        isSampled: Bool = true, tracestate: String? = nil, baggage: KeyValuePairs<String, String> = [:],
        ids: TraceIDGenerator? = nil
    ) -> MockTraceContext {
        MockTraceContext(isSampled: isSampled, tracestate: tracestate ?? "client=remote", baggage: baggage, ids: ids)
    }

    /// A span within this one, with an id of its own.
    public func child() -> MockTraceContext {
        var trace = trace
        trace.spanID = ids.spanID()
        return MockTraceContext(trace, parent: spanID, baggage, tracestate, ids)
    }

    public var traceID: TraceID { trace.traceID }
    public var spanID: SpanID { trace.spanID }
    public var isSampled: Bool { trace.isSampled }
}

extension MockTraceContext: Hashable, CustomStringConvertible {
    /// Whether both are the same span of the same trace, and say the same to others.
    public static func == (one: Self, other: Self) -> Bool {
        one.trace == other.trace && one.parentSpanID == other.parentSpanID && one.baggage == other.baggage
            && one.tracestate == other.tracestate
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(trace)
    }

    /// The header `traceparent`.
    public var description: String { traceparent }
}

extension Baggage {
    fileprivate init(_ entries: KeyValuePairs<String, String>) {
        self.init()
        for (key, value) in entries {
            try? set(key, to: value)
        }
    }
}
