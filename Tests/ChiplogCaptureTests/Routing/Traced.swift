import Chiplog

/// A context that carries a trace and nothing else, as a server makes it of a request's headers.
func traced(_ trace: TraceContext?) -> LogContext {
    var context = LogContext()
    context.trace = trace
    return context
}
