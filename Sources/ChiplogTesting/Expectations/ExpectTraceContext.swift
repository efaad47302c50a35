public import Chiplog
public import ChiplogCapture

/// Expects that every record like `pattern` belongs to a trace; else the test fails, as it does when there is no such
/// record, or when the capture has dropped some that might have been.
///
/// ```swift
/// expectTraceContext()                                            // nothing was logged outside of a trace
/// expectTraceContext(caller.trace, on: .init(.error))             // every error belongs to the caller's trace
/// ```
///
/// - Parameters:
///   - trace: the trace that they must belong to, whichever span of it; nil allows any.
///   - pattern: which records; unless given, all.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: the records that look like `pattern` and belong to the trace, in order.
@discardableResult
public func expectTraceContext(
    _ trace: TraceContext? = nil, on pattern: LogPattern = LogPattern(), in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = try? LogCapture.searched(capture, since: mark, at: place) else { return [] }
    capture.conceal(secretsOf: pattern)
    let check = TraceContextCheck(trace: trace?.traceID, pattern: pattern, log: SearchedLog(capture, since: mark))
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
    return check.matches
}
