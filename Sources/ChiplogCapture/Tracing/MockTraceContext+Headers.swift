import Chiplog

extension MockTraceContext {
    /// The header that names this span to whoever receives its request: `00-7e57…-…-01`.
    public var traceparent: String { trace.traceparent }

    /// The headers of a request from here, by their names in lower case.
    public var headers: [String: String] {
        var headers: [String: String] = [:]
        var context = LogContext()
        context.trace = trace
        context.baggage = baggage
        TraceHeaders().write(context) { headers[$0] = $1 }
        headers["tracestate"] = tracestate.isEmpty ? nil : tracestate
        return headers
    }

    /// The same from a caller who does not know how to write a `traceparent`.
    public func headers(traceparent malformed: MalformedTraceparent) -> [String: String] {
        headers.merging(["traceparent": malformed.header]) { $1 }
    }

    /// What the headers of a request say to the service that gets it, and whose child they make it.
    public func extract(from headers: some Sequence<(String, String)>) -> OutgoingTrace {
        OutgoingTrace(TraceHeaders().context(extending: LogContext(), from: headers), beside: self)
    }

    /// What the headers of a request say to the service that gets it, and whose child they make it.
    public func extract(from headers: [String: String]) -> OutgoingTrace {
        extract(from: headers.map { ($0.key, $0.value) })
    }
}
