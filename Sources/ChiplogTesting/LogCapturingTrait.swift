#if canImport(Testing)
public import Chiplog
internal import ChiplogCapture
public import Testing

/// Gives each test, and each case of a parametrised test, a log capture of its own: `logs`.
///
/// On a suite it counts for all tests in it, those of nested suites included. A trait nearer to the test takes the place
/// of those further out.
public struct LogCapturingTrait: TestTrait, SuiteTrait, TestScoping {
    /// From which level on events are taken, whatever level their pipeline has.
    public let level: LogThreshold

    /// Tells a trait from its equals; its address is all that counts.
    private final class Identity: Sendable {}
    private let identity = Identity()

    init(level: LogThreshold) {
        self.level = level
    }

    /// Suites hand the trait on; else all their tests would share one capture.
    public var isRecursive: Bool { true }

    /// Runs a test case within `withLogCapture`.
    public func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        guard testCase != nil, isNearest(to: test) else {
            return try await function()
        }
        try await withLogCapture(level: level) { _ in
            try await function()
        }
    }

    /// Whether this is the trait that counts; `test.traits` has inherited ones too, the nearest last.
    private func isNearest(to test: Test) -> Bool {
        let nearest = test.traits.last { $0 is LogCapturingTrait } as? LogCapturingTrait
        return nearest?.identity === identity
    }
}

extension Trait where Self == LogCapturingTrait {
    /// Captures what the test logs, for `logs`, `expectLogged` and `expectNotLogged` to look at.
    ///
    /// ```swift
    /// @Test(.capturingLogs()) func declinedCardsAreLogged() {
    ///     Checkout().pay(with: .expiredCard)
    ///     expectLogged(.error, "payment declined", ["code": 51])
    /// }
    /// ```
    /// - Parameter level: from which level on events are taken, whatever level their pipeline has.
    public static func capturingLogs(level: LogThreshold = .trace) -> Self {
        LogCapturingTrait(level: level)
    }

    /// Captures everything that the test logs, for `logs`, `expectLogged` and `expectNotLogged` to look at.
    public static var capturingLogs: Self { LogCapturingTrait(level: .trace) }
}
#endif
