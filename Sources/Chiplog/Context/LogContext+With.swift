extension LogContext {
    /// Runs `body` with `fields` added to those of the current task's context.
    ///
    /// ```swift
    /// LogContext.with(["request": id]) { handle(request) }
    /// try await LogContext.with(["request": id]) { try await handle(request) }
    /// ```
    public static func with<Result, Failure: Error>(
        _ fields: LogFields, _ body: () throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try current.adding(fields).run(body)
    }

    /// Runs `body` with `fields` added to those of the current task's context.
    public nonisolated(nonsending) static func with<Result, Failure: Error>(
        _ fields: LogFields, _ body: nonisolated(nonsending) () async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        try await current.adding(fields).run(body)
    }
}
