import ChiplogTesting
import Testing

/// Lets a test pass whose events make the lines which the documentation shows.
struct ShownLines: TestTrait, TestScoping {
    var text: String
    var format: LogFormat

    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let bytes = ByteCapture(format: format.formatter)
        let clock = LogClock.stepping(from: LogTimestamp(nanosecondsSince1970: 1_795_245_175_123_456_000))
        var context = LogContext(pipeline: Pipeline(level: .trace, sinks: [bytes], clock: clock))
        context.traceIDs = .sequential(seed: 7)
        try await context.run { try await function() }
        if bytes.text != text + "\n" {
            let lines = bytes.text.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
            Issue.record("other lines than those shown:\n\(lines)", sourceLocation: test.sourceLocation)
        }
    }
}

extension Trait where Self == ShownLines {
    /// The test has to log these lines.
    static func shows(_ text: String, as format: LogFormat) -> Self { ShownLines(text: text, format: format) }
}
