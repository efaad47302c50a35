public import Chiplog
public import ChiplogCapture

/// Expects that no record like `pattern` was logged; else the test fails, and the failure shows where it was.
///
/// It fails too when the capture has dropped records, since one of those might have matched.
///
/// - Parameter capture: where to look; nil is `logs`, the capture of this test.
public func expectNotLogged(
    _ pattern: LogPattern, in capture: LogCapture? = nil,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = capture ?? LogCapture.current else {
        return TestFramework.current.fail(MissingCapture.words, at: place)
    }
    let check = NotLoggedCheck(pattern: pattern, records: capture.records, droppedCount: capture.droppedCount)
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
}

/// Expects that no record of this level was logged, or none with this message and, among others, these fields.
///
/// - Parameters:
///   - message: the whole message; nil means any.
///   - capture: where to look; nil is `logs`, the capture of this test.
public func expectNotLogged(
    _ level: LogLevel, _ message: TextPattern? = nil, _ fields: FieldPatterns = [:], in capture: LogCapture? = nil,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
    expectNotLogged(
        LogPattern(level, message, fields), in: capture, fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Whether no record like `pattern` is among `records`, and what to say if one is.
struct NotLoggedCheck {
    var pattern: LogPattern
    var records: [CapturedRecord]
    /// Records that were logged but found no room in the capture.
    var droppedCount = 0

    /// Line 1 can stand alone; the records follow, those that match marked. Nil when there is none.
    var failure: String? {
        let matches = records.indices.filter { pattern.matches(records[$0]) }
        guard let first = matches.first else { return failureOfDropping }
        let table = RecordTable(records, focus: first) { pattern.matches($0) ? .init("✗") : nil }
        let headline =
            "unexpected log: \(pattern) (found \(matches.count) in \(counted(records.count, "record", "records")))"
        return ([headline] + table.lines).joined(separator: "\n")
    }

    private var failureOfDropping: String? {
        guard droppedCount > 0 else { return nil }
        return """
            cannot tell whether this was logged: \(pattern) (none in \(counted(records.count, "record", "records")), but \
            \(droppedCount) more dropped by the capture's bound; raise the bound)
            """
    }
}
