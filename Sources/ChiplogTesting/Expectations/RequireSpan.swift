public import Chiplog
public import ChiplogCapture

/// Expects that a span of this name has ended, and returns the first that did; else the test fails and ends here.
///
/// ```swift
/// let request = try requireSpan(named: "GET /orders", parent: caller)
/// expectSpan(named: "load orders", parent: request)
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
/// - Throws: `LogRequirementFailed` after reporting the failure; `.capturingLogs` keeps it from being reported again.
@discardableResult
public func requireSpan(
    named name: TextPattern, _ attributes: FieldPatterns = [:], parent: (any SpanParent)? = nil,
    status: SpanStatus? = nil, containing records: [LogPattern] = [], in capture: LogCapture? = nil,
    since mark: LogCapture.Mark = .start,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) throws(LogRequirementFailed) -> CapturedSpan {
    let found = expectSpan(
        named: name, attributes, parent: parent, status: status, containing: records, in: capture, since: mark,
        fileID: fileID, filePath: filePath, line: line, column: column)
    guard let first = found.first else {
        throw LogRequirementFailed("expected span not found: \(LogPattern(nil, name, attributes))")
    }
    return first
}
