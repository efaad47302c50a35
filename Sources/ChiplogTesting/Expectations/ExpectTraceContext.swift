public import Chiplog
public import ChiplogCapture

/// Expects that every record like `pattern` belongs to a trace; else the test fails, as it does when there is no such
/// record, or when the capture has dropped some that might have been.
///
/// ```swift
/// expectTraceContext()                                            // nothing was logged outside of a trace
/// expectTraceContext(caller.trace, on: .init(.error))             // every error belongs to the caller's trace
/// ```
/// - Parameters:
///   - trace: the trace that they must belong to, whichever span of it; nil allows any.
///   - pattern: which records; unless given, all.
///   - capture: where to look; nil is `logs`, the capture of this test.
/// - Returns: the records that look like `pattern` and belong to the trace, in order.
@discardableResult
public func expectTraceContext(
    _ trace: TraceContext? = nil, on pattern: LogPattern = LogPattern(), in capture: LogCapture? = nil,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = capture ?? LogCapture.current else {
        TestFramework.current.fail(MissingCapture.words, at: place)
        return []
    }
    let check = TraceContextCheck(
        trace: trace?.traceID, pattern: pattern, records: capture.records, droppedCount: capture.droppedCount)
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
    return check.matches
}

/// Whether all of `records` that look like `pattern` belong to a trace, and what to say if not.
struct TraceContextCheck {
    /// nil: any.
    var trace: TraceID?
    var pattern: LogPattern
    var records: [CapturedRecord]
    /// Records that were logged but found no room in the capture.
    var droppedCount = 0

    var matches: [CapturedRecord] {
        records.filter { pattern.matches($0) && belongs($0) }
    }

    private func belongs(_ record: CapturedRecord) -> Bool {
        guard let found = record.trace else { return false }
        return trace == nil || found.traceID == trace
    }

    /// Line 1 can stand alone; the records follow, those outside of the trace marked. Nil when there are none.
    var failure: String? {
        let asked = records.filter(pattern.matches)
        guard !asked.isEmpty else {
            // The same words as where only a record is expected, and for the same reason.
            return LoggedCheck(pattern: pattern, log: SearchedLog(records, droppedCount: droppedCount)).failure
        }
        guard let first = records.firstIndex(where: { pattern.matches($0) && !belongs($0) }) else {
            return failureOfDropping(asked.count)
        }
        let outside = asked.filter { !belongs($0) }
        let table = RecordTable(records, focus: first) { pattern.matches($0) && !belongs($0) ? .init("✗") : nil }
        return ([headline(outside.count, of: asked.count)] + table.lines + notes(on: outside)).joined(separator: "\n")
    }

    private func headline(_ outside: Int, of asked: Int) -> String {
        let expected = trace.map { "trace \($0)" } ?? "a trace context"
        return "expected \(expected) on \(pattern): not on \(outside) of \(counted(asked, "record", "records"))"
    }

    private func failureOfDropping(_ asked: Int) -> String? {
        guard droppedCount > 0 else { return nil }
        return """
            cannot tell whether every \(pattern) belongs to a trace (\(counted(asked, "does", "do")), but \
            \(counted(droppedCount, "record", "records")) dropped by the capture's bound; raise the bound)
            """
    }

    /// Whose the records are instead; of few, since one line says as much as twenty.
    private func notes(on outside: [CapturedRecord]) -> [String] {
        outside.prefix(Self.mostNotes).map { record in
            let found = record.trace.map { "belongs to trace \($0.traceID), span \($0.spanID)" }
            return "    record \(record.sequence) " + (found ?? "belongs to no trace")
        }
    }

    private static let mostNotes = 3
}
