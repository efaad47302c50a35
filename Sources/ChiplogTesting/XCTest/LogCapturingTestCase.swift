#if canImport(XCTest)
public import Chiplog
public import ChiplogCapture
public import XCTest

/// A test case each of whose tests has a log capture of its own: `logs`.
///
/// ```swift
/// final class CheckoutTests: LogCapturingTestCase {
///     func testDeclinedCardsAreLogged() {
///         Checkout().pay(with: .expiredCard)
///         expectLogged(.error, "payment declined", ["code": 51])
///     }
/// }
/// ```
/// Everything from `setUp` to the last teardown block is in the scope of the capture, in tests that are `async` too. A
/// test that fails for another reason than an expectation about its log prints the last captured records, once, unless
/// `attach` says otherwise.
open class LogCapturingTestCase: XCTestCase {
    /// From which level on events are taken, whatever level their pipeline has; `.trace` unless overridden.
    open var logLevel: LogThreshold { .trace }

    /// What events go through on their way to the capture, such as the redaction that a program has in its own pipeline.
    /// None unless overridden: the capture has what was logged, not what would be written. Asked for each test anew.
    open var processors: [any LogProcessor] { [] }

    /// How much of each test's log is kept.
    open var bound: LogCapture.Bound { LogCapture.Bound() }

    /// From which level on a record makes the test fail at its end, unless an expectation has claimed it; nil, which is
    /// never, unless overridden.
    open var failOn: LogLevel? { nil }

    /// Whose events are captured; `.task` unless overridden.
    open var captureScope: CaptureScope { .task }

    /// When the test's log is printed: on failure the last records, always the whole of it. XCTest keeps attachments on
    /// Apple's platforms only, so there are none.
    open var attach: LogAttachment { .onFailure }

    /// The test that runs.
    private var captured: CapturedXCTest?

    /// Runs the test in a capture's scope.
    open override func invokeTest() {
        LateXCTestFailures.shared.listen()
        let test = CapturedXCTest(name: name)
        captured = test
        let failuresBefore = testRun?.totalFailureCount ?? 0
        let capture = run(test)
        test.end()
        let failures = (testRun?.totalFailureCount ?? 0) - failuresBefore
        if let text = text(of: capture, isUnexplained: failures > test.failureCount) {
            print("\(name): \(text)")
        }
    }

    #if !canImport(ObjectiveC)
    /// Records a failure, but for the error by which `requireLogged` and its like end the test: theirs is told already.
    open override func recordFailure(
        withDescription description: String, inFile filePath: String, atLine lineNumber: Int, expected: Bool
    ) {
        if !expected, captured?.hasTold(description) == true { return }
        super.recordFailure(
            withDescription: description, inFile: filePath, atLine: lineNumber, expected: expected)
    }
    #endif

    /// What to print of the log; nil is nothing.
    func text(of capture: LogCapture, isUnexplained: Bool) -> String? {
        switch attach {
        case .onFailure: isUnexplained ? CapturedLogText(capture).summary : nil
        case .always: "captured log:\n" + CapturedLogText(capture).whole
        case .never: nil
        }
    }

    /// Runs it as `test`; returns what it logged.
    private func run(_ test: CapturedXCTest) -> LogCapture {
        var options = CaptureOptions()
        options.level = logLevel
        options.processors = processors
        options.bound = bound
        options.origin = .test(test.name)
        options.whenLate = { [name = test.name] in LateRecord.warn($0, hiding: $1, test: name) }
        let body = { (capture: LogCapture) in
            capture.failures.test = test
            if let failOn = self.failOn { capture.expectClaims(from: failOn) }
            super.invokeTest()
            // What comes from now on is late, and not unexpected.
            capture.seal()
            self.failIfUnexpected(in: capture, test)
            return capture
        }
        guard captureScope == .process else { return options.run(body) }
        if let capture = options.runInProcess(body) {
            return capture
        }
        XCTFail("\(name): the process is the scope of another log capture, which has not ended")
        return LogCapture()
    }

    private func failIfUnexpected(in capture: LogCapture, _ test: CapturedXCTest) {
        guard let failOn else { return }
        let check = UnexpectedRecords(from: failOn, in: capture)
        guard let failure = check.failure else { return }
        test.countFailure()
        guard let place = check.place else { return XCTFail(failure) }
        #if canImport(ObjectiveC)
        XCTFail(failure)
        #else
        // The test's own place is unknown, and `XCTFail` takes literals only.
        recordFailure(withDescription: failure, inFile: place.fileID, atLine: place.line, expected: true)
        #endif
    }
}
#endif
