#if canImport(Testing)
internal import Chiplog
internal import ChiplogCapture
internal import Testing

/// What is done about one test case's log when the case fails.
final class CapturedCase: Sendable {
    /// The case whose scope the current task is in.
    @TaskLocal static var current: CapturedCase?

    private struct State {
        /// nil before the scope begins.
        var capture: LogCapture?
        var hasFailed = false
        var isAttached = false
    }

    private let test: Test
    private let attach: LogAttachment
    private let state = FutexMutex(State())

    init(of test: Test, attach: LogAttachment) {
        self.test = test
        self.attach = attach
    }

    func isOf(_ test: Test) -> Bool { self.test.id == test.id }

    /// Whose log it is from now on.
    func begin(_ capture: LogCapture) {
        state.withLock { $0.capture = capture }
    }

    /// `issue` with the log as a comment, unless it shows the records itself; a known issue as it is.
    func explain(_ issue: Issue) -> Issue {
        guard issue.countsAsFailure else { return issue }
        let capture = state.withLock { state in
            state.hasFailed = true
            return state.capture
        }
        guard !ShownRecords.areInIssue, let capture, let summary = CapturedLogText(capture).summary else {
            return issue
        }
        var issue = issue
        issue.comments.append(Comment(rawValue: summary))
        return issue
    }

    /// Attaches the log, once, if it is wanted as things stand.
    func attachIfWanted() {
        let capture = state.withLock { state -> LogCapture? in
            guard !state.isAttached, attach == .always || attach == .onFailure && state.hasFailed else { return nil }
            state.isAttached = true
            return state.capture
        }
        guard let capture else { return }
        let name = test.name.prefix { $0 != "(" }
        Attachment.record(CapturedLogText(capture).whole, named: "\(name).log", sourceLocation: test.sourceLocation)
    }
}

extension Issue {
    /// Whether it makes the test fail: neither a known issue nor a warning.
    var countsAsFailure: Bool {
        #if compiler(>=6.3)
        isFailure
        #else
        true
        #endif
    }
}
#endif
