public import Chiplog
public import ChiplogCapture

/// Expects that a record like `pattern` was logged; else the test fails, and the failure shows what was logged instead.
///
/// - Parameter capture: where to look; nil is `logs`, the capture of this test.
/// - Returns: the records that match, in order.
@discardableResult
public func expectLogged(
    _ pattern: LogPattern, in capture: LogCapture? = nil,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = capture ?? LogCapture.current else {
        TestFramework.current.fail(MissingCapture.words, at: place)
        return []
    }
    let check = LoggedCheck(pattern: pattern, records: capture.records, droppedCount: capture.droppedCount)
    if let failure = check.failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    }
    let matches = check.matches
    capture.claim(matches)
    return matches
}

/// Expects that a record of this level was logged, with this message and, among others, these fields.
///
/// - Parameters:
///   - message: the whole message; nil allows any.
///   - capture: where to look; nil is `logs`, the capture of this test.
/// - Returns: the records that match, in order.
@discardableResult
public func expectLogged(
    _ level: LogLevel, _ message: TextPattern? = nil, _ fields: FieldPatterns = [:], in capture: LogCapture? = nil,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) -> [CapturedRecord] {
    expectLogged(
        LogPattern(level, message, fields), in: capture, fileID: fileID, filePath: filePath, line: line, column: column)
}

/// Whether a record like `pattern` is among `records`, and what to say if not.
struct LoggedCheck {
    var pattern: LogPattern
    var records: [CapturedRecord]
    /// Records that were logged but found no room in the capture.
    var droppedCount = 0

    var matches: [CapturedRecord] {
        records.filter(pattern.matches)
    }

    /// Line 1 can stand alone; the records follow, those that come near marked. Nil when there is a match.
    var failure: String? {
        guard !records.contains(where: pattern.matches) else { return nil }
        guard !records.isEmpty || droppedCount > 0 else { return headline(nearMisses: 0) + "\n" + Self.likelyCause }
        let nearMisses = records.indices.filter { pattern.nearlyMatches(records[$0]) }
        // Of those that differ least, the last: what was logged just before the expectation.
        let nearest = nearMisses.reversed().min { mismatchCount($0) < mismatchCount($1) }
        let table = RecordTable(records, focus: nearest ?? records.count) { record in
            pattern.nearlyMatches(record) ? .init("≈", pattern.mismatches(in: record)) : nil
        }
        return ([headline(nearMisses: nearMisses.count)] + table.lines).joined(separator: "\n")
    }

    private static let likelyCause = """
            nothing was captured; what runs in a detached task, dispatch queue or thread is captured only where
            it carries the context: let context = LogContext.current; queue.async { context.run { … } }
        """

    private func mismatchCount(_ index: Int) -> Int {
        pattern.mismatches(in: records[index]).count
    }

    private func headline(nearMisses: Int) -> String {
        var searched = ["searched \(counted(records.count, "record", "records"))"]
        if nearMisses > 0 {
            searched.append(counted(nearMisses, "near miss", "near misses"))
        }
        if droppedCount > 0 {
            searched.append("\(droppedCount) more dropped by the capture's bound")
        }
        return "expected log not found: \(pattern) (\(searched.joined(separator: ", ")))"
    }
}

/// "1 record", "2 records".
func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
}
