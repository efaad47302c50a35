import Testing

@testable import ChiplogTesting

@Suite struct TestIssuesTests {
    private struct NoIssue: Error {}

    private struct WeakReference: Sendable {
        weak var capture: LogCapture?
    }

    /// Of a cancelled test nobody asks which case its error is of.
    @Test func aCaseThatThrowsWhatIsNoIssueIsLetGo() async throws {
        let test = try #require(Test.current)
        let reference = FutexMutex(WeakReference())
        await #expect(throws: NoIssue.self) {
            try await TestIssues(of: test).handle(test) {
                try await LogCapturingTrait().provideCaseScope(for: test) {
                    reference.withLock { $0.capture = logs }
                    throw NoIssue()
                }
            }
        }
        #expect(reference.withLock { $0.capture == nil })
    }
}
