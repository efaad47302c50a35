public import Chiplog
public import ChiplogCapture

/// Thrown by `requireLogged` and `nextLog` to end a test whose failure has been reported already.
public struct LogRequirementFailed: Error, CustomStringConvertible {
    /// What the failure says.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Expects that a record like `pattern` was logged, and returns the first; else the test fails and ends here.
///
/// - Parameters:
///   - pattern: a message such as `"order placed"`, `.error("payment declined")`, or any other `LogPattern`.
///   - fields: by name, beside what the pattern says; others may be there too.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Throws: `LogRequirementFailed` after reporting the failure; `.capturingLogs` keeps it from being reported again.
@discardableResult
public func requireLogged(
    _ pattern: LogPattern, _ fields: FieldPatterns = [:], in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) throws(LogRequirementFailed) -> CapturedRecord {
    let pattern = pattern.with(fields)
    let found = expectLogged(
        pattern, in: capture, since: mark, fileID: fileID, filePath: filePath, line: line, column: column)
    guard let first = found.first else { throw LogRequirementFailed("expected log not found: \(pattern)") }
    return first
}

/// Expects that a record of this level was logged, with this message and, among others, these fields, and returns the
/// first; else the test fails and ends here.
///
/// - Throws: `LogRequirementFailed` after reporting the failure; `.capturingLogs` keeps it from being reported again.
@discardableResult
public func requireLogged(
    _ level: LogLevel, _ message: TextPattern? = nil, error: (any Error.Type)? = nil,
    _ fields: FieldPatterns = [:], in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) throws(LogRequirementFailed) -> CapturedRecord {
    try requireLogged(
        LogPattern(level, message, error: error, fields), in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Expects that a record of this level was logged with, among others, these fields, whatever its message, and returns the
/// first; see the function of this name that takes one.
@discardableResult
public func requireLogged(
    _ level: LogLevel, _ fields: FieldPatterns, in capture: LogCapture? = nil, since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) throws(LogRequirementFailed) -> CapturedRecord {
    try requireLogged(
        LogPattern(level, fields), in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
}
