public import ChiplogCapture

/// The capture of this test: of the innermost `.capturingLogs` or `withLogCapture` around the current task.
///
/// Where there is none the test fails, and the capture is an empty one.
public var logs: LogCapture {
    if let capture = LogCapture.current {
        return capture
    }
    TestFramework.current.fail(MissingCapture.words, at: nil)
    return LogCapture()
}

extension LogCapture {
    /// Where an expectation at `place` looks: `capture`, or where it was not told, the capture of this test.
    ///
    /// - Throws: after reporting the failure, where there is none, or where it does not know `mark`.
    static func searched(
        _ capture: LogCapture?, since mark: Mark = .start, at place: CallerLocation
    ) throws(LogRequirementFailed) -> LogCapture {
        guard let capture = capture ?? current else {
            TestFramework.current.fail(MissingCapture.words, at: place)
            throw LogRequirementFailed(MissingCapture.words)
        }
        guard capture.knows(mark) else {
            TestFramework.current.fail(foreignMark, at: place, in: capture)
            throw LogRequirementFailed(foreignMark)
        }
        return capture
    }

    static let foreignMark = """
        the mark is of another log capture and says nothing about this one: take it, or the record it stands behind, from \
        the capture that is searched
        """
}

/// What a test is told that looks at its logs without capturing them.
enum MissingCapture {
    static let words = """
        no log capture here: add `.capturingLogs` to the test or its suite; under XCTest inherit from LogCapturingTestCase
            or call this within withLogCapture { … }; a detached task, dispatch queue or thread is outside of them all:
            carry the context there, let context = LogContext.current; queue.async { context.run { … } }, or pass in: capture
        """
}
