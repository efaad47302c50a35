#if canImport(Testing)
public import Chiplog
public import ChiplogCapture
public import Testing

/// Gives each test, and each case of a parametrised test, a log capture of its own: `logs`.
///
/// On a suite it counts for all tests in it, those of nested suites included. A trait nearer to the test takes the place
/// of those further out, with all its settings.
///
/// Whatever fails within the test, a `#expect` or an error that is thrown, has the last captured records as a comment.
/// (In a parametrised test with a time limit a thrown error has not.) Known issues are left as they are.
public struct LogCapturingTrait: TestTrait, SuiteTrait, TestScoping {
    /// From which level on events are taken, whatever level their pipeline has.
    public let level: LogThreshold
    /// How much of each test's log is kept.
    public let bound: LogCapture.Bound
    /// From which level on a record makes the test fail that no expectation claimed.
    public let failOn: LogLevel?
    /// When the test's results get the whole log as a file.
    public let attach: LogAttachment
    /// Whose events are captured.
    public let scope: CaptureScope
    private let makeProcessors: @Sendable () -> [any LogProcessor]

    /// Tells a trait from its equals; its address is all that counts.
    private final class Identity: Sendable {}
    private let identity = Identity()

    init(
        level: LogThreshold = .trace, processors: @escaping @Sendable () -> [any LogProcessor] = { [] },
        bound: LogCapture.Bound = LogCapture.Bound(), failOn: LogLevel? = nil, attach: LogAttachment = .onFailure,
        scope: CaptureScope = .task
    ) {
        self.level = level
        makeProcessors = processors
        self.bound = bound
        self.failOn = failOn
        self.attach = attach
        self.scope = scope
    }

    /// What events go through on their way to the capture; made anew by each call.
    public var processors: [any LogProcessor] { makeProcessors() }

    /// Suites hand the trait on; else all their tests would share one capture.
    public var isRecursive: Bool { true }

    /// This trait, for tests as a whole and for each of their cases; nil for suites.
    public func scopeProvider(for test: Test, testCase: Test.Case?) -> LogCapturingTrait? {
        test.isSuite || !isNearest(to: test) ? nil : self
    }

    /// Runs a test case within `withLogCapture`, and a test so that its issues show the log of their case.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard isNearest(to: test), !hasScope(test, testCase) else {
            return try await function()
        }
        if testCase == nil {
            try await TestIssues(of: test).handle(test, performing: function)
        } else {
            try await provideCaseScope(for: test, performing: function)
        }
    }

    func provideCaseScope(for test: Test, performing function: @Sendable () async throws -> Void) async throws {
        let owner = CapturedSwiftTest(test)
        let captured = CapturedCase(of: test, attach: attach)
        var options = CaptureOptions()
        options.level = level
        options.processors = processors
        options.bound = bound
        options.origin = .test(owner.name)
        options.whenLate = { [name = owner.name] in LateRecord.warn($0, hiding: $1, test: name) }
        defer { captured.attachIfWanted() }
        do {
            // Around the capture's scope, at whose end failures may be reported.
            try await CapturedCase.$current.withValue(captured) {
                try await options.run(scope: scope) { capture in
                    capture.failures.test = owner
                    if let failOn { capture.expectClaims(from: failOn) }
                    captured.begin(capture)
                    try await function()
                    // What comes from now on is late, and not unexpected.
                    capture.seal()
                    failIfUnexpected(in: capture, at: test.sourceLocation)
                }
            }
        } catch {
            TestIssues.current?.caseThrew(captured)
            throw error
        }
    }

    private func failIfUnexpected(in capture: LogCapture, at place: SourceLocation) {
        guard let failOn, let failure = UnexpectedRecords(from: failOn, in: capture).failure else { return }
        ShownRecords.$areInIssue.withValue(true) {
            _ = Issue.record(Comment(rawValue: failure), sourceLocation: place)
        }
    }

    /// Whether this is the trait that counts; `test.traits` has inherited ones too, the nearest last.
    private func isNearest(to test: Test) -> Bool {
        let nearest = test.traits.last { $0 is LogCapturingTrait } as? LogCapturingTrait
        return nearest?.identity === identity
    }

    /// Whether this trait has given the scope already: a constant may be the trait of a suite and of a test in it.
    private func hasScope(_ test: Test, _ testCase: Test.Case?) -> Bool {
        testCase == nil ? TestIssues.current?.test == test.id : CapturedCase.current?.isOf(test) == true
    }
}

extension Trait where Self == LogCapturingTrait {
    /// Captures what the test logs, for `logs`, `expectLogged` and the other expectations to look at.
    ///
    /// ```swift
    /// @Suite(.capturingLogs(failOn: .error)) struct CheckoutTests {
    ///     @Test func declinedCardsAreLogged() {
    ///         Checkout().pay(with: .expiredCard)
    ///         expectLogged(.error, "payment declined", ["code": 51])
    ///     }
    /// }
    /// ```
    /// - Parameters:
    ///   - level: from which level on events are taken, whatever level their pipeline has.
    ///   - processors: what events go through on their way to the capture, such as the redaction that a program has in its
    ///     own pipeline; without any the capture has what was logged, not what would be written. The expression is read
    ///     for each test anew, so that a processor which counts or remembers begins afresh; one that is kept elsewhere, in
    ///     a `let`, is shared by all tests, which run at once.
    ///   - bound: how much of each test's log is kept.
    ///   - failOn: from which level on a record makes the test fail at its end, unless an expectation such as
    ///     `expectLogged` has claimed it; nil is never.
    ///   - attach: when the test's results get the whole log as a file, which `--attachments-path` keeps.
    ///   - scope: whose events are captured; tests with `.process` wait for one another.
    public static func capturingLogs(
        level: LogThreshold = .trace, processors: @autoclosure @escaping @Sendable () -> [any LogProcessor] = [],
        bound: LogCapture.Bound = LogCapture.Bound(), failOn: LogLevel? = nil, attach: LogAttachment = .onFailure,
        scope: CaptureScope = .task
    ) -> Self {
        LogCapturingTrait(
            level: level, processors: processors, bound: bound, failOn: failOn, attach: attach, scope: scope)
    }

    /// Captures everything that the test logs, for `logs`, `expectLogged` and the other expectations to look at.
    public static var capturingLogs: Self { LogCapturingTrait() }
}
#endif
