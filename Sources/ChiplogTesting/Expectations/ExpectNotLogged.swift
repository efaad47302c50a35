public import Chiplog
public import ChiplogCapture

/// Expects that no record like `pattern` was logged; else the test fails, and the failure shows where it was.
///
/// It fails too when the capture has dropped records, since one of those might have matched.
///
/// - Parameters:
///   - pattern: a message such as `"order placed"`, `.error("payment declined")`, or any other `LogPattern`.
///   - fields: by name, beside what the pattern says.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: how many records were searched.
@discardableResult
public func expectNotLogged(
    _ pattern: LogPattern, _ fields: FieldPatterns = [:], in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> Int {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = try? LogCapture.searched(capture, since: mark, at: place) else { return 0 }
    let pattern = pattern.with(fields)
    capture.conceal(secretsOf: pattern)
    let log = SearchedLog(capture, since: mark)
    if let failure = NotLoggedCheck(pattern: pattern, log: log).failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
    return log.records.count
}

/// Expects that no record of this level was logged, or none with this message and, among others, these fields.
///
/// - Parameters:
///   - level: the record's level.
///   - message: the whole message as a literal, or `.contains("declined")`, `.exactly(text)`, …; nil means any.
///   - error: the type of the `error:` that was given, or of one of its causes; nil means any, and none.
///   - fields: by name.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: how many records were searched.
@discardableResult
public func expectNotLogged(
    _ level: LogLevel, _ message: TextPattern? = nil, error: (any Error.Type)? = nil,
    _ fields: FieldPatterns = [:], in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> Int {
    expectNotLogged(
        LogPattern(level, message, error: error, fields), in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Expects that no record of this level was logged with, among others, these fields, whatever its message; see the
/// function of this name that takes one.
@discardableResult
public func expectNotLogged(
    _ level: LogLevel, _ fields: FieldPatterns, in capture: LogCapture? = nil, since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> Int {
    expectNotLogged(
        LogPattern(level, fields), in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Expects that nothing of this level or above was logged.
///
/// - Parameters:
///   - level: the lowest that may not be logged; `.trace` is everything.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: how many records were searched.
@discardableResult
public func expectNoLogs(
    from level: LogLevel = .trace, in capture: LogCapture? = nil, since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> Int {
    expectNotLogged(
        level == .trace ? LogPattern() : .from(level), in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
}
