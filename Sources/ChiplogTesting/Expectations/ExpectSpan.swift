public import Chiplog
public import ChiplogCapture

/// Expects that a span of this name has ended; else the test fails, and the failure shows the spans that have.
///
/// ```swift
/// let request = expectSpan(named: "GET /orders", parent: caller).first
/// expectSpan(named: "charge card", ["order": 42], parent: request, status: .error(), containing: ["retrying"])
/// ```
///
/// - Parameters:
///   - name: the whole name as a literal, or `.contains("card")`, `.wildcard(…)`.
///   - attributes: fields of the span; others may be there too.
///   - parent: a captured span, a `MockTraceContext`, a `TraceContext`, or `.root` for a span that began its trace; nil
///     allows any.
///   - status: nil allows any; `.error()` is an error with any description.
///   - records: for each of these a record must have been logged in the span or in one below it.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - mark: only spans that have ended, and records that were logged, after this moment are looked at.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
/// - Returns: the spans that match, in the order of their ends.
@discardableResult
public func expectSpan(
    named name: TextPattern, _ attributes: FieldPatterns = [:], parent: (any SpanParent)? = nil,
    status: SpanStatus? = nil, containing records: [LogPattern] = [], in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedSpan] {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = try? LogCapture.searched(capture, since: mark, at: place) else { return [] }
    for pattern in [LogPattern(nil, name, attributes)] + records { capture.conceal(secretsOf: pattern) }
    let pattern = SpanPattern(name: name, parent: parent, attributes: attributes, status: status, records: records)
    let check = SpanCheck(pattern: pattern, log: SearchedLog(capture, since: mark))
    capture.claim(check.claimedRecords)
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
    return check.matches
}
