package import Chiplog

/// How a scope captures; what `withLogCapture`, the trait and the test case have in common.
package struct CaptureOptions: Sendable {
    package var level: LogThreshold = .trace
    /// What events go through on their way to the capture.
    package var processors: [any LogProcessor] = []
    package var bound = LogCapture.Bound()
    package var clock = LogClock.system
    /// nil is ids of no other capture.
    package var ids: SequentialIDs?
    package var passesOn = false
    /// Called once, with the first record that comes after the end.
    package var whenLate: (@Sendable (CapturedRecord, LogCapture) -> Void)?

    package init() {}

    fileprivate func capture() -> LogCapture {
        let capture = LogCapture(
            bound: bound, level: level, processors: processors, parent: LogCapture.current, whenLate: whenLate)
        capture.failures.open(within: capture.parent?.failures)
        return capture
    }

    /// The task's context, with a pipeline that leads to `capture`.
    fileprivate func context(for capture: LogCapture, ids: SequentialIDs) -> LogContext {
        var context = LogContext.current
        context.pipeline =
            passesOn
            ? Pipeline(level: level, beside: [capture], clock: clock)
            : Pipeline(level: level, sinks: [capture], clock: clock)
        context.traceIDs = ids.generator
        context.capture = capture
        return context
    }
}

extension CaptureOptions {
    /// Runs `body` while every event of the task goes to a capture, then seals it; `CaptureScope.task`.
    package func run<Result, Failure: Error>(
        _ body: (LogCapture) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let capture = capture()
        let ids = ids ?? SequentialIDs()
        CaptureRouter.begin(capture, prefix: ids.prefix)
        defer { end(capture, ids) }
        return try context(for: capture, ids: ids).run { () throws(Failure) in try body(capture) }
    }

    /// The same with the process as scope; nil, and `body` not run, where that is another capture's.
    package func runInProcess<Result, Failure: Error>(
        _ body: (LogCapture) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        let capture = capture()
        let ids = ids ?? SequentialIDs()
        CaptureRouter.begin(capture, prefix: ids.prefix)
        defer { end(capture, ids) }
        guard CaptureRouter.tryEnterProcess(capture) else { return nil }
        return try context(for: capture, ids: ids).run { () throws(Failure) in try body(capture) }
    }

    /// Runs `body` while every event of the scope goes to a capture, then seals it.
    package nonisolated(nonsending) func run<Result, Failure: Error>(
        scope: CaptureScope, _ body: nonisolated(nonsending) (LogCapture) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let capture = capture()
        if scope == .process {
            await CaptureRouter.enterProcess(capture)
        }
        let ids = ids ?? SequentialIDs()
        CaptureRouter.begin(capture, prefix: ids.prefix)
        defer { end(capture, ids) }
        return try await context(for: capture, ids: ids).run { () async throws(Failure) in try await body(capture) }
    }

    /// What assertions elsewhere have said is reported here, on the task of the scope.
    private func end(_ capture: LogCapture, _ ids: SequentialIDs) {
        capture.seal()
        CaptureRouter.end(capture, prefix: ids.prefix)
        capture.failures.flush()
    }
}

private enum CaptureKey: LogContextKey {
    typealias Value = LogCapture
}

extension LogContext {
    /// The capture that the task's events go to.
    fileprivate(set) var capture: LogCapture? {
        get { self[CaptureKey.self] }
        set { self[CaptureKey.self] = newValue }
    }
}

extension LogCapture {
    /// The capture that the current task's events go to: that of the innermost scope around it, or nil. It travels with
    /// `LogContext.current`.
    public static var current: LogCapture? { LogContext.current.capture }
}
