public import Chiplog
public import ChiplogCapture

/// Waits until a record like `pattern` is logged, and returns the first; at once where there is one already. Else the test
/// fails and ends here, and the failure shows what was logged instead.
///
/// ```swift
/// let sent = try await nextLog("request sent")
/// try await nextLog("response received", after: .after(sent))
/// ```
///
/// - Parameters:
///   - pattern: a message such as `"request sent"`, `.error("timed out")`, or any other `LogPattern`.
///   - fields: by name, beside what the pattern says; others may be there too.
///   - limit: how long to wait.
///   - mark: only what was logged after this moment counts.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - clock: what the limit is measured by.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Throws: `LogRequirementFailed` after reporting the failure, also when the task is cancelled meanwhile.
@discardableResult
public func nextLog(
    _ pattern: LogPattern, _ fields: FieldPatterns = [:], within limit: Duration = .seconds(5),
    after mark: LogCapture.Mark = .start,
    in capture: LogCapture? = nil, clock: any Clock<Duration> = ContinuousClock(),
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) async throws(LogRequirementFailed) -> CapturedRecord {
    let place = CallerLocation(fileID, filePath, line, column)
    let capture = try LogCapture.searched(capture, since: mark, at: place)
    let pattern = pattern.with(fields)
    capture.conceal(secretsOf: pattern)
    if let record = await capture.next(pattern, after: mark, within: limit, clock) {
        capture.claim([record])
        return record
    }
    let check = NextLogCheck(
        pattern: pattern, limit: limit, wasCancelled: Task.isCancelled, hadEnded: capture.hasEnded,
        log: SearchedLog(capture, since: mark))
    TestFramework.current.fail(check.failure, at: place, in: capture)
    throw LogRequirementFailed(check.headline)
}

/// Waits until a record of this level is logged, with this message and, among others, these fields; see the function of
/// this name that takes a pattern.
@discardableResult
public func nextLog(
    _ level: LogLevel, _ message: TextPattern? = nil, error: (any Error.Type)? = nil,
    _ fields: FieldPatterns = [:],
    within limit: Duration = .seconds(5), after mark: LogCapture.Mark = .start, in capture: LogCapture? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) async throws(LogRequirementFailed) -> CapturedRecord {
    try await nextLog(
        LogPattern(level, message, error: error, fields), within: limit, after: mark, in: capture, clock: clock,
        fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Waits until a record of this level is logged with, among others, these fields, whatever its message; see the function
/// of this name that takes a pattern.
@discardableResult
public func nextLog(
    _ level: LogLevel, _ fields: FieldPatterns,
    within limit: Duration = .seconds(5), after mark: LogCapture.Mark = .start, in capture: LogCapture? = nil,
    clock: any Clock<Duration> = ContinuousClock(),
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) async throws(LogRequirementFailed) -> CapturedRecord {
    try await nextLog(
        LogPattern(level, fields), within: limit, after: mark, in: capture, clock: clock,
        fileID: fileID, filePath: filePath, line: line, column: column)
}

extension LogCapture {
    /// The first record that matches, or nil when `limit` is over first.
    fileprivate func next(
        _ pattern: LogPattern, after mark: Mark, within limit: Duration, _ clock: any Clock<Duration>
    ) async -> CapturedRecord? {
        // What is there is found, however soon the limit is over.
        if let first = records(matching: pattern, since: mark).first { return first }
        return await withTaskGroup(of: CapturedRecord?.self) { group in
            group.addTask { await self.next(pattern, after: mark) }
            group.addTask {
                try? await clock.sleep(for: limit)
                return nil
            }
            let first = await group.next() ?? nil
            group.cancelAll()
            // The search may have come to its end meanwhile.
            let second = await group.next() ?? nil
            return first ?? second
        }
    }
}

/// What to say when nothing came in time.
struct NextLogCheck {
    var pattern: LogPattern
    var limit: Duration
    var wasCancelled = false
    /// Whether the capture had, and so no record could come any more.
    var hadEnded = false
    var log: SearchedLog

    var headline: String {
        let end = hadEnded ? "the capture has ended" : wasCancelled ? "the wait was cancelled" : "waited \(limit)"
        let nearMisses = log.records.filter { pattern.nearlyMatches($0) }.count
        return "expected log did not come: \(pattern) (\(end), \(log.searched(nearMisses: nearMisses)))"
    }

    var failure: String {
        let nearest = log.records.lastIndex { pattern.nearlyMatches($0) }
        return log.text(headline, focus: nearest, nearMissesOf: pattern)
    }
}
