import Testing

/// Lets a test pass that fails in the words which the documentation shows, and in no other.
struct ShownFailure: TestTrait, TestScoping {
    var words: String

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await withKnownIssue(sourceLocation: test.sourceLocation) {
            try await function()
        } matching: { issue in
            issue.comments.map(\.rawValue) == [words]
        }
    }
}

extension Trait where Self == ShownFailure {
    /// The test has to fail in these words.
    static func fails(_ words: String) -> Self { ShownFailure(words: words) }
}
