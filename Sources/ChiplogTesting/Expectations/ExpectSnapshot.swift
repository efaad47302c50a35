public import ChiplogCapture

/// Expects that all that was logged, as text, is what stands here; else the test fails, and the failure shows both line by
/// line.
///
/// ```swift
/// Checkout().pay(with: .expiredCard)
/// expectSnapshot(
///     """
///     info checkout: charging card amount=1200 request.id=<uuid-1>
///     error checkout: payment declined code=51 request.id=<uuid-1>
///     """)
/// ```
/// Nobody needs to write the text. With `CHIPLOG_RECORD_SNAPSHOTS=missing` in the environment, calls without one get it:
/// the literal is put into the test's source, beside all else that stands there. With `CHIPLOG_RECORD_SNAPSHOTS=1` every
/// literal becomes what was logged. Either way the test that has recorded fails, so that it is not taken for a pass, and
/// passes when run again. Nothing is recorded where `CI` is set.
///
/// All records are expected then, so `failOn:` takes none of them for a failure.
///
/// A literal that several test cases or rounds of a loop pass must be right for all of them.
///
/// - Parameters:
///   - expected: the text, as `LogMask.text(of:)` writes it; a literal if it is to be recorded.
///   - mask: what differs from run to run and so is not shown.
///   - capture: where to look; nil is `logs`, the capture of this test.
///   - fileID: where the expectation stands, for its failure; leave it to the compiler.
///   - filePath: the same.
///   - line: the same.
///   - column: the same.
public func expectSnapshot(
    _ expected: String? = nil, masking mask: LogMask = .standard, in capture: LogCapture? = nil,
    fileID: StaticString = #fileID, filePath: StaticString = #filePath, line: UInt = #line, column: UInt = #column
) {
    let place = CallerLocation(fileID, filePath, line, column)
    guard let capture = try? LogCapture.searched(capture, at: place) else { return }
    let log = SearchedLog(capture, since: .start)
    let check = SnapshotCheck(expected: expected, actual: mask.text(of: log.records), log: log)
    let failure = check.failure(.current) { text in
        let edit = SnapshotEdit(line: Int(line), column: Int(column), expected: expected, text: text)
        return SnapshotRecorder.shared.record(edit, in: filePath.description)
    }
    if let failure {
        TestFramework.current.fail(failure, at: place, in: capture)
    } else {
        capture.claim(log.records)
    }
}

/// Whether a text is the expected one, and what to do and say if not.
struct SnapshotCheck {
    /// Nil where the test has no text yet.
    var expected: String?
    var actual: String
    var log = SearchedLog([])

    /// Line 1 can stand alone; what was logged follows. Nil when all is well.
    ///
    /// - Parameter record: puts a text into the source, where `mode` wants that.
    func failure(_ mode: SnapshotMode, record: (_ text: String) -> SnapshotRecorder.Outcome) -> String? {
        if let obstacle { return "cannot compare with a snapshot: " + obstacle }
        switch mode {
        case .compare: return difference
        case .refuse(let words): return difference.map { words + "\n" + $0 }
        case .recordMissing where expected != nil: return difference
        case .recordMissing, .recordAll:
            return words(for: record(actual))
        }
    }

    /// Why the text is not all that was logged, or must not be shown.
    private var obstacle: String? {
        if log.droppedCount > 0 {
            return "\(counted(log.droppedCount, "record", "records")) dropped by the capture's bound; raise the bound"
        }
        let hidden = log.records.count - log.shown.count
        return hidden > 0 ? counted(hidden, "record holds", "records hold") + " a secret" : nil
    }

    /// What to say when nothing is recorded.
    private var difference: String? {
        guard let expected else {
            return words(
                "no snapshot yet; \(SnapshotMode.variable)=missing in the environment fills it in",
                TextDiff(expected: "", actual: actual))
        }
        guard expected != actual else { return nil }
        let diff = TextDiff(expected: expected, actual: actual)
        return words(
            "snapshot differs from line \(diff.firstDifference) on: "
                + "expected \(counted(diff.expectedCount, "record", "records")), captured \(diff.actualCount)",
            diff, log.footer + ["  to accept what was captured: \(SnapshotMode.variable)=1"])
    }

    private func words(for outcome: SnapshotRecorder.Outcome) -> String? {
        switch outcome {
        case .unchanged: nil
        case .refused where expected == actual: nil
        case .recorded: words("snapshot recorded; run again", TextDiff(expected: expected ?? "", actual: actual))
        case .disputed(let other):
            words(
                "snapshot not recorded: test cases differ about this literal, which is as it was",
                TextDiff(expected: other, actual: actual), ["  = both, - the other case, + this one"])
        case .refused(let refusal):
            words("snapshot not recorded: \(refusal.reason)", TextDiff(expected: expected ?? "", actual: actual))
        }
    }

    private func words(_ headline: String, _ diff: TextDiff, _ ending: [String] = []) -> String {
        ([headline] + diff.lines + ending).joined(separator: "\n")
    }
}
