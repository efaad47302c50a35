private enum TraceKey: LogContextKey {
    typealias Value = TraceContext
}

extension LogContext {
    /// The trace and span that the task's events belong to; each bears their ids, formatted only when written.
    public var trace: TraceContext? {
        get { self[TraceKey.self] }
        set { self[TraceKey.self] = newValue }
    }
}
