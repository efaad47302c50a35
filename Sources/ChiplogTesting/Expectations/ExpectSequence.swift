public import ChiplogCapture

/// Expects several records; else the test fails, and the failure shows what was expected beside what was logged.
///
/// ```swift
/// expectLogged(["request received", LogPattern(.warning, "retrying", ["attempt": 2]), "response sent"])
/// expectLogged(LogPattern("connected").then("closed"), order: .exactly)
/// ```
/// What it finds counts as expected: `failOn:` does not take it for a failure.
///
/// - Parameters:
///   - sequence: what is expected, one pattern for each record.
///   - order: how they stand to each other and to what else was logged.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only what was logged after this moment is looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: the records that match, in the order in which they were logged; none where the expectation fails.
@discardableResult
public func expectLogged(
    _ sequence: LogSequence, order: LogOrder = .inOrder, in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = try? LogCapture.searched(capture, since: mark, at: place) else { return [] }
    for pattern in sequence.patterns { capture.conceal(secretsOf: pattern) }
    let check = SequenceCheck(sequence, order: order, log: SearchedLog(capture, since: mark))
    let matches = check.matches
    capture.claim(matches)
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
    return matches
}
