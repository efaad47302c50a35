#if canImport(Testing)
internal import Chiplog
internal import Testing

/// Adds to every issue of a test the log of the case that it belongs to.
///
/// Swift Testing hands a trait the issues that are recorded within its scope. The error that a case throws is recorded
/// outside of the case's scope, and so the test's is asked to handle them all.
final class TestIssues: Sendable {
    /// Those of the test whose scope the current task is in.
    @TaskLocal static var current: TestIssues?

    private struct ThrowingCase {
        /// Swift Testing records the error on the task that the case was run in, except when the test has a time limit.
        var task: Int?
        var testCase: CapturedCase
    }

    let test: Test.ID
    private let isParameterized: Bool
    private let throwing = FutexMutex<[ThrowingCase]>([])

    init(of test: Test) {
        self.test = test.id
        isParameterized = test.isParameterized
    }

    /// Runs all cases of `test`.
    func handle(_ test: Test, performing function: @Sendable () async throws -> Void) async throws {
        let handler = IssueHandlingTrait.compactMapIssues { [self] in explain($0) }
        // Of an error that is no issue, such as that of a cancelled test, nobody asks; its case would keep this alive.
        defer { forgetThrowingCases() }
        try await Self.$current.withValue(self) {
            try await handler.provideScope(for: test, testCase: nil, performing: function)
        }
    }

    /// Takes note of a case which throws, out of whose scope the current task is about to go.
    func caseThrew(_ testCase: CapturedCase) {
        let task = Self.currentTask
        throwing.withLock { throwing in
            // An earlier case on a task of the same number, whose error was never recorded.
            throwing.removeAll { $0.task == task }
            throwing.append(ThrowingCase(task: task, testCase: testCase))
        }
    }

    /// What is let go with a case may be user code, which no lock may be held for.
    private func forgetThrowingCases() {
        _ = throwing.withLock { throwing in
            defer { throwing = [] }
            return throwing
        }
    }

    /// Nil where the issue is not to be recorded here.
    private func explain(_ issue: Issue) -> Issue? {
        // From a detached task or a thread. Swift Testing hands it to every test that is under way and to the run itself,
        // each of which would report it; the run will.
        guard Test.current != nil else { return nil }
        // Thrown to end the test, after its failure had been reported.
        if issue.countsAsFailure, issue.error is LogRequirementFailed {
            if CapturedCase.current == nil { _ = takeThrowingCase() }
            return nil
        }
        if let testCase = CapturedCase.current {
            return testCase.explain(issue)
        }
        guard let testCase = takeThrowingCase() else { return issue }
        let explained = testCase.explain(issue)
        testCase.attachIfWanted()
        return explained
    }

    /// That of the current task or, in a test that has no other, the only one.
    private func takeThrowingCase() -> CapturedCase? {
        let task = Self.currentTask
        return throwing.withLock { throwing in
            let index = throwing.firstIndex { $0.task == task } ?? (isParameterized ? nil : throwing.indices.first)
            return index.map { throwing.remove(at: $0).testCase }
        }
    }

    /// Different for tasks that are alive at the same time.
    private static var currentTask: Int? {
        withUnsafeCurrentTask { $0?.hashValue }
    }
}
#endif
