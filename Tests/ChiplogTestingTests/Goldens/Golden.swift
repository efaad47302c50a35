import ChiplogTesting
import Testing

/// An expectation that fails, and the whole text of its failure: the same under either framework.
struct Golden: Sendable, CustomTestStringConvertible {
    let name: String
    let words: String
    private let seed: UInt64
    private let bound: LogCapture.Bound
    private let log: @Sendable (ManualClock) -> Void
    private let expect: @Sendable () async -> Void

    /// - Parameters:
    ///   - log: what is logged before.
    ///   - seed: of the ids, which must be no other golden's where the text has ids in it.
    ///   - bound: how much of that the capture keeps.
    init(
        _ name: String, after log: @escaping @Sendable (ManualClock) -> Void = GoldenShop.declineACard,
        seed: UInt64 = 0x601d, keeping bound: LogCapture.Bound = LogCapture.Bound(),
        _ expect: @escaping @Sendable () async -> Void,
        says words: String
    ) {
        self.name = name
        self.words = words
        self.seed = seed
        self.bound = bound
        self.log = log
        self.expect = expect
    }

    var testDescription: String { name }

    /// Lets the expectation fail in a capture of its own.
    func run() async {
        let clock = ManualClock()
        await withLogCapture(bound: bound, clock: clock.logClock, ids: SequentialIDs(seed: seed)) { _ in
            log(clock)
            await expect()
        }
    }

    /// What every expectation says outside of a capture, and `logs` too.
    static let withoutCapture = """
        no log capture here: add `.capturingLogs` to the test or its suite; under XCTest inherit from LogCapturingTestCase
            or call this within withLogCapture { … }; a detached task, dispatch queue or thread is outside of them all:
            carry the context there, let context = LogContext.current; queue.async { context.run { … } }, or pass in: capture
        """

    /// What `failOn: .error` says after `GoldenShop.declineACard`.
    static let unexpected = """
        logged error or above, and nothing expected it: error "payment declined" at ChiplogTestingTests/CardShop.swift:87
            1 info     charging card     amount=1200  currency="EUR"
          ✗ 2 error    payment declined  code=51  attempt=1           CardShop.swift:87
            3 notice   order cancelled   order="A-17"
            where it is meant to be logged, say so: expectLogged(.error, "payment declined")
        """

    /// The warning of a record that came after the end of a test.
    static func late(after test: String) -> String {
        """
        warning: logged after the end of \(test), which should wait for it: \
        info checkout: charging card amount=1200 currency="EUR" (ChiplogTestingTests/CardShop.swift:86)

        """
    }

    /// The last line of a failure that came after the end of a test.
    static func lateFailure(after test: String) -> String {
        "x\n    raised after the end of \(test), which should wait for the work that expects this"
    }

    /// One at least for every expectation, and for everything that it has to say. A new one is a line here and there.
    static let all = records + sequences + absences + secrets + traces + snapshots
}

/// A clock whose sleep is over at once.
struct ImpatientClock: Clock {
    var now: ContinuousClock.Instant { .now }
    var minimumResolution: Duration { .zero }
    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {}
}
