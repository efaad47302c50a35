public import Chiplog
public import ChiplogCapture

/// Expects that records like `pattern` were logged; else the test fails, and the failure shows what was logged instead.
///
/// What it finds counts as expected: `failOn:` does not take it for a failure.
///
/// - Parameters:
///   - pattern: a message such as `"order placed"`, `.error("payment declined")`, or any other `LogPattern`.
///   - fields: by name, beside what the pattern says; others may be there too.
///   - times: how often; at least once unless told.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: the records that match, in order.
@discardableResult
public func expectLogged(
    _ pattern: LogPattern, _ fields: FieldPatterns = [:], times: LogCount = .atLeast(1), in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = try? LogCapture.searched(capture, since: mark, at: place) else { return [] }
    let pattern = pattern.with(fields)
    capture.conceal(secretsOf: pattern)
    let matches = capture.records(matching: pattern, since: mark)
    capture.claim(matches)
    if times == .atLeast(1), !matches.isEmpty { return matches }
    let check = LoggedCheck(pattern: pattern, times: times, log: SearchedLog(capture, since: mark))
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
    return matches
}

/// Expects that records of this level were logged, with this message and, among others, these fields.
///
/// ```swift
/// expectLogged(.error, "payment declined", ["code": 51, "attempt": .in(1...3)])
/// expectLogged(.warning, .contains("retry"), times: 2)
/// expectLogged(.critical, error: DiskFull.self)
/// ```
///
/// - Parameters:
///   - level: the record's level.
///   - message: the whole message as a literal, or `.contains("declined")`, `.exactly(text)`, …; nil allows any.
///   - error: the type of the `error:` that was given, or of one of its causes; nil allows any, and none.
///   - fields: by name; others may be there too.
///   - times: how often; at least once unless told.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: the records that match, in order.
@discardableResult
public func expectLogged(
    _ level: LogLevel, _ message: TextPattern? = nil, error: (any Error.Type)? = nil,
    _ fields: FieldPatterns = [:], times: LogCount = .atLeast(1),
    in capture: LogCapture? = nil, since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    expectLogged(
        LogPattern(level, message, error: error, fields), times: times, in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Expects that records of this level were logged with, among others, these fields, whatever their message; see the
/// function of this name that takes one.
@discardableResult
public func expectLogged(
    _ level: LogLevel, _ fields: FieldPatterns, times: LogCount = .atLeast(1), in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    expectLogged(
        LogPattern(level, fields), times: times, in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
}
