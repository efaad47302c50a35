/// Takes what a request's headers say about its trace into a context, and writes it into the headers of further requests:
/// `traceparent`, `tracestate`, `baggage`, and on demand identifiers such as `X-Request-Id`.
///
/// ```swift
/// let headers = TraceHeaders(identifiers: [.requestID])
/// await headers.context { name in request.headers[name] }.run {
///     await log.withSpan("GET /orders") { _ in
///         headers.write { name, value in outgoing.headers.add(name: name, value: value) }
///     }
/// }
/// ```
/// It knows no HTTP library: headers come as pairs or are asked for by name, and are handed out one by one. Nothing that
/// could end a header's line or begin another one is ever taken or written.
public struct TraceHeaders: Sendable {
    /// Headers besides those of the W3C that name a request, such as `X-Request-Id`.
    public var identifiers: [IdentifierHeader]

    public init(identifiers: [IdentifierHeader] = []) {
        self.identifiers = identifiers
    }

    /// `context` with what the headers say. Without a valid `traceparent` it has no trace, so that the next span begins
    /// one; trace state is then ignored too.
    ///
    /// - Parameters:
    ///   - context: what the result carries besides.
    ///   - values: all values of the header of a name, in their order. Names are given in lower case, and header names
    ///     are the same in any case.
    public func context(
        extending context: LogContext = .current, _ values: (_ name: String) -> [String]
    ) -> LogContext {
        var context = context
        context.trace = Self.trace(values)
        context.baggage = Baggage(headers: values("baggage"))
        for header in identifiers {
            header.read(values(header.name), into: &context)
        }
        return context
    }

    /// `context` with what the headers, given as names in any case and values, say.
    public func context(
        extending context: LogContext = .current, from headers: some Sequence<(String, String)>
    ) -> LogContext {
        var byName: [String: [String]] = [:]
        for (name, value) in headers {
            byName[name.lowercased(), default: []].append(value)
        }
        return self.context(extending: context) { byName[$0] ?? [] }
    }

    /// `context` with what the headers, given by names in any case, say.
    public func context(
        extending context: LogContext = .current, from headers: [String: String]
    ) -> LogContext {
        self.context(extending: context, from: headers.map { ($0.key, $0.value) })
    }

    /// Hands `set` the headers for a request that is made in `context`: those that have something to say.
    public func write(_ context: LogContext = .current, _ set: (_ name: String, _ value: String) -> Void) {
        if let trace = context.trace, trace.isValid {
            set("traceparent", trace.traceparent)
            let state = trace.state.header()
            if !state.isEmpty {
                set("tracestate", state)
            }
        }
        let baggage = context.baggage.header
        if !baggage.isEmpty {
            set("baggage", baggage)
        }
        for header in identifiers {
            if let value = header.value(in: context) {
                set(header.name, value)
            }
        }
    }

    private static func trace(_ values: (String) -> [String]) -> TraceContext? {
        // Two of them contradict each other.
        let headers = values("traceparent")
        guard headers.count == 1, var trace = TraceContext(traceparent: headers[0]) else { return nil }
        trace.state = TraceState(headers: values("tracestate")) ?? TraceState()
        return trace
    }
}
