public import Chiplog

extension MockTraceContext {
    /// `context` with this trace, and this baggage if there is any, in place of its own.
    public func context(extending context: LogContext = .current) -> LogContext {
        var context = context
        context.trace = trace
        if !baggage.isEmpty {
            context.baggage = baggage
        }
        return context
    }

    /// Runs `body` where this is the current span; what else the task's context carries stays.
    public func run<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
        try context().run(body)
    }

    /// Runs `body` where this is the current span; what else the task's context carries stays.
    public nonisolated(nonsending) func run<Result, Failure: Error>(
        _ body: nonisolated(nonsending) () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await context().run(body)
    }

    /// Runs `body` as a span below this one; see `Log.withSpan`.
    ///
    /// - Parameters:
    ///   - name: the message of the event at the span's end.
    ///   - attributes: fields of that event.
    ///   - label: of the log that the span is of.
    ///   - file: where the call stands; leave it to the compiler.
    ///   - function: the same.
    ///   - line: the same.
    ///   - body: the work.
    public func withSpan<Result, Failure: Error>(
        _ name: String, _ attributes: LogFields = [:], label: String = "test",
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ body: (Span) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try run { () throws(Failure) in
            try Log(label).withSpan(name, attributes, file: file, function: function, line: line, body)
        }
    }

    /// Runs `body` as a span below this one; see the synchronous function of this name.
    public nonisolated(nonsending) func withSpan<Result, Failure: Error>(
        _ name: String, _ attributes: LogFields = [:], label: String = "test",
        file: StaticString = #fileID, function: StaticString = #function, line: UInt = #line,
        _ body: nonisolated(nonsending) (Span) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await run { () async throws(Failure) in
            try await Log(label).withSpan(name, attributes, file: file, function: function, line: line, body)
        }
    }
}
