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
    /// How messages call the capture.
    package var origin = CaptureOrigin.unknown
    /// How it waits for the process as its scope.
    package var patience = ProcessPatience()
    /// Called once, with the first record that comes after the end and what of it nothing may show.
    package var whenLate: (@Sendable (CapturedRecord, _ secrets: [String]) -> Void)?

    package init() {}
}

extension CaptureOptions {
    /// Runs `body` while every event of the task goes to a capture, then seals it; `CaptureScope.task`.
    package func run<Result, Failure: Error>(
        _ body: (LogCapture) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try CaptureSession(self).run(body)
    }

    /// The same with the process as scope; nil, and `body` not run, where that is another capture's.
    package func runInProcess<Result, Failure: Error>(
        _ body: (LogCapture) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        let session = CaptureSession(self)
        return CaptureRouter.tryEnterProcess(session.capture) ? try session.run(body) : nil
    }

    /// Runs `body` while every event of the scope goes to a capture, then seals it.
    package nonisolated(nonsending) func run<Result, Failure: Error>(
        scope: CaptureScope, _ body: nonisolated(nonsending) (LogCapture) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        let session = CaptureSession(self)
        if scope == .process {
            await CaptureRouter.enterProcess(session.capture, patience)
        }
        return try await session.run(body)
    }
}

/// A capture from the beginning of its scope to its end.
private struct CaptureSession {
    let capture: LogCapture
    private let ids: SequentialIDs
    private let context: LogContext

    init(_ options: CaptureOptions) {
        let outer = LogContext.current
        let capture = LogCapture(options, parent: outer.capture)
        let ids = options.ids ?? SequentialIDs()
        var context = outer
        context.pipeline =
            options.passesOn
            ? Pipeline(level: options.level, sinks: [capture], clock: options.clock, passingOnTo: outer.pipeline)
            : Pipeline(level: options.level, sinks: [capture], clock: options.clock)
        context.traceIDs = ids.generator
        context.capture = capture
        self.capture = capture
        self.ids = ids
        self.context = context
    }

    func run<Result, Failure: Error>(_ body: (LogCapture) throws(Failure) -> Result) throws(Failure) -> Result {
        begin()
        defer { end() }
        return try context.run { () throws(Failure) in try body(capture) }
    }

    nonisolated(nonsending) func run<Result, Failure: Error>(
        _ body: nonisolated(nonsending) (LogCapture) async throws(Failure) -> Result
    ) async throws(Failure) -> Result {
        begin()
        defer { end() }
        return try await context.run { () async throws(Failure) in try await body(capture) }
    }

    private func begin() {
        capture.failures.open(within: capture.parent?.failures)
        CaptureRouter.begin(capture, prefix: ids.prefix)
    }

    /// What assertions elsewhere have said is reported here, on the task of the scope.
    private func end() {
        capture.seal()
        CaptureRouter.end(capture, prefix: ids.prefix, hasTraces: ids.hasGivenTraces)
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
