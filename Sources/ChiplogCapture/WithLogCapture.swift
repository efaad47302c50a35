public import Chiplog

/// Runs `body` with a capture that takes every event which it logs, whatever pipeline the log was made with, and
/// nothing that other tasks log meanwhile.
///
/// Child tasks, task groups, actors and `Task { }` are captured too; to `Task.detached`, dispatch queues and threads
/// carry the context by hand: `let context = LogContext.current; queue.async { context.run { … } }`, or take the
/// asynchronous function of this name and `scope: .process`. The capture is sealed when `body` is done: what its
/// tasks log later is in `lateRecords`.
///
/// - Parameters:
///   - level: from which level on events are taken, whatever level their pipeline has.
///   - processors: what events go through on their way to the capture, such as the redaction that a program has in its
///     own pipeline; without any the capture has what was logged, not what would be written.
///   - bound: how much is kept.
///   - clock: what time events bear.
///   - ids: where new traces and spans get their ids from, such as `SequentialIDs(seed: 7)`; nil is ids that no capture
///     had before. By its traces an event finds to the capture also from where no context was carried to.
///   - passingOn: whether each event that the task logs also goes where it would go without the capture: to the
///     capture, or the pipeline of a `LogContext`, in whose scope this one's is, and else to the log's own; if that
///     one's level lets it.
///   - body: what is captured; it is handed the capture.
public func withLogCapture<Result, Failure: Error>(
    level: LogThreshold = .trace, processors: [any LogProcessor] = [], bound: LogCapture.Bound = LogCapture.Bound(),
    clock: LogClock = .system, ids: SequentialIDs? = nil, passingOn: Bool = false,
    _ body: (LogCapture) throws(Failure) -> Result
) throws(Failure) -> Result {
    try CaptureOptions(level, processors, bound, clock, ids, passingOn).run(body)
}

/// Runs `body` with a capture that takes every event which it logs; see the synchronous function of this name.
///
/// - Parameters:
///   - level: from which level on events are taken.
///   - processors: what events go through on their way to the capture.
///   - bound: how much is kept.
///   - clock: what time events bear.
///   - ids: where new traces and spans get their ids from.
///   - passingOn: whether events also go where they would go without the capture.
///   - scope: whose events are taken; `.process` waits until no other capture has that scope, and after ten seconds
///     says on standard error for which. Where the task is cancelled meanwhile, `body` runs with the scope `.task`.
///   - file: with `line`, what messages call the capture by.
///   - line: see `file`.
///   - body: what is captured; it is handed the capture.
public nonisolated(nonsending) func withLogCapture<Result, Failure: Error>(
    level: LogThreshold = .trace, processors: [any LogProcessor] = [], bound: LogCapture.Bound = LogCapture.Bound(),
    clock: LogClock = .system, ids: SequentialIDs? = nil, passingOn: Bool = false, scope: CaptureScope = .task,
    file: StaticString = #fileID, line: UInt = #line,
    _ body: nonisolated(nonsending) (LogCapture) async throws(Failure) -> Result
) async throws(Failure) -> Result {
    var options = CaptureOptions(level, processors, bound, clock, ids, passingOn)
    options.origin = .call(file: file, line: line)
    return try await options.run(scope: scope, body)
}

extension CaptureOptions {
    fileprivate init(
        _ level: LogThreshold, _ processors: [any LogProcessor], _ bound: LogCapture.Bound, _ clock: LogClock,
        _ ids: SequentialIDs?, _ passesOn: Bool
    ) {
        self.level = level
        self.processors = processors
        self.bound = bound
        self.clock = clock
        self.ids = ids
        self.passesOn = passesOn
    }
}
