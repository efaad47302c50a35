public import Chiplog

extension LogCapture {
    @TaskLocal private static var bound: LogCapture?

    /// The capture that the current task's events go to: that of the innermost `withLogCapture` around it, or nil.
    public static var current: LogCapture? { bound }

    /// The task's context, with a pipeline that leads here.
    private func context(level: LogThreshold) -> LogContext {
        var context = LogContext.current
        context.pipeline = Pipeline(level: level, sinks: [self])
        return context
    }

    /// Runs `body` while every event of the task goes here, then seals the capture.
    fileprivate func run<Result, Failure: Error>(
        level: LogThreshold, _ body: (LogCapture) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { seal() }
        return try context(level: level).run { () throws(Failure) in
            // The task-local's own function rethrows untyped; a result carries the type across it.
            try Self.$bound.withValue(self) { () -> Swift.Result<Result, Failure> in
                do throws(Failure) {
                    return .success(try body(self))
                } catch {
                    return .failure(error)
                }
            }.get()
        }
    }

    fileprivate nonisolated(nonsending) func run<Result, Failure: Error>(
        level: LogThreshold, _ body: nonisolated(nonsending) (LogCapture) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        defer { seal() }
        return try await context(level: level).run { () async throws(Failure) in
            try await Self.$bound.withValue(self) { () async -> Swift.Result<Result, Failure> in
                do throws(Failure) {
                    return .success(try await body(self))
                } catch {
                    return .failure(error)
                }
            }.get()
        }
    }
}

/// Runs `body` with a capture that takes every event which it logs, whatever pipeline the log was made with, and nothing
/// that other tasks log meanwhile.
///
/// Child tasks, task groups, actors and `Task { }` are captured too; to `Task.detached`, dispatch queues and threads carry
/// the context by hand: `let context = LogContext.current; queue.async { context.run { … } }`. The capture is sealed when
/// `body` is done: what its tasks log later is in `lateRecords`.
///
/// - Parameters:
///   - level: from which level on events are taken, whatever level their pipeline has.
///   - bound: how much is kept.
public func withLogCapture<Result, Failure: Error>(
    level: LogThreshold = .trace, bound: LogCapture.Bound = LogCapture.Bound(),
    _ body: (LogCapture) throws(Failure) -> Result
) throws(Failure) -> Result {
    try LogCapture(bound: bound).run(level: level, body)
}

/// Runs `body` with a capture that takes every event which it logs; see the synchronous function of this name.
public nonisolated(nonsending) func withLogCapture<Result, Failure: Error>(
    level: LogThreshold = .trace, bound: LogCapture.Bound = LogCapture.Bound(),
    _ body: nonisolated(nonsending) (LogCapture) async throws(Failure) -> Result
) async throws(Failure) -> Result {
    try await LogCapture(bound: bound).run(level: level, body)
}
