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
    /// The capture of this test, for an expectation at `place` that was not told where to look. Where there is none the
    /// expectation has failed.
    static func ofTest(at place: CallerLocation) -> LogCapture? {
        if let current { return current }
        TestFramework.current.fail(MissingCapture.words, at: place)
        return nil
    }
}

/// What a test is told that looks at its logs without capturing them.
enum MissingCapture {
    static let words = """
        no log capture here: add `.capturingLogs` to the test or its suite; under XCTest inherit from LogCapturingTestCase
            or call this within withLogCapture { … }; a detached task, dispatch queue or thread is outside of them all:
            carry the context there, let context = LogContext.current; queue.async { context.run { … } }, or pass in: capture
        """
}
