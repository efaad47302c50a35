/// Tests that fail for reasons of their own, and what they log.
enum ExplainedSource {
    static let swiftTesting = #"""
        import ChiplogTesting
        import Synchronization
        import Testing

        private let log = Log("checkout")

        private struct Declined: Error {}

        @Suite(.capturingLogs(failOn: .error)) struct Explained {
            init() {
                log.info("charging card", ["amount": 1200])
            }

            @Test func expectation() { #expect(Int("1") == 2) }

            @Test func expectationOfAChildTask() async { await Task { #expect(Int("1") == 2) }.value }

            @Test func requirement() throws { try #require(Int("x")) }

            @Test func thrownError() throws { throw Declined() }

            @Test(.timeLimit(.minutes(5))) func thrownErrorWithinATimeLimit() throws { throw Declined() }

            @Test(arguments: 1...5) func thrownErrorOfACase(number: Int) throws {
                log.info("case", ["number": number])
                if number != 3 { throw Declined() }
            }

            @Test func twoReasons() {
                #expect(Int("1") == 2)
                #expect(Int("1") == 3)
            }

            @Test func knownIssue() { withKnownIssue { #expect(Int("1") == 2) } }

            @Test func itsOwnFailure() { expectLogged(.info, "other") }

            @Test func itsOwnFailureThatEndsTheTest() throws { try requireLogged(.info, "other") }

            @Test func itsOwnFailureThatEndsTheTestButIsKnown() {
                withKnownIssue { try requireLogged(.info, "other") }
            }

            @Test func aSecretIsNotShown() {
                log.info("paid", ["card": "4111-1111"])
                expectNeverLogged(secret: "4111-1111")
                #expect(Int("1") == 2)
            }

            @Test func itsOwnFailureElsewhere() async {
                let context = LogContext.current
                await Task.detached { context.run { _ = expectLogged(.info, "other") } }.value
            }

            @Test func unexpectedError() { log.error("declined") }

            @Test func expectedError() {
                log.error("declined")
                expectLogged(.error, "declined")
            }

            @Test(.capturingLogs) func unexpectedErrorThatIsAllowed() { log.error("declined") }

            @Test func cancelled() throws { try Test.cancel("no card today") }

            @Test(.capturingLogs(attach: .always)) func alwaysAttached() { log.info("again") }

            @Test(.capturingLogs(attach: .never)) func neverAttached() { #expect(Int("1") == 2) }
        }

        @Suite(.serialized, .capturingLogs) enum ExplainedAfterTheEnd {
            private static let context = Mutex(LogContext())

            struct First {
                @Test func recordAfterTheEnd() {
                    let current = LogContext.current
                    context.withLock { $0 = current }
                }
            }

            struct Second {
                @Test func recordsForTheFirst() {
                    for _ in 1...3 { context.withLock { $0 }.run { log.info("too late") } }
                }
            }
        }

        """#

    static let xcTest = #"""
        import ChiplogTesting
        import Dispatch
        import Foundation
        import Synchronization
        import XCTest

        private let log = Log("checkout")

        private struct Declined: Error {}

        final class Explained: LogCapturingTestCase {
            override var failOn: LogLevel? { .error }

            override func setUp() async throws { log.info("asynchronous set-up") }

            override func setUpWithError() throws { log.info("throwing set-up") }

            override func setUp() {
                log.info("set-up")
                addTeardownBlock { log.info("teardown block") }
            }

            override func tearDown() { log.info("teardown") }

            override func tearDown() async throws { log.info("asynchronous teardown") }

            func testAssertion() {
                log.info("charging card", ["amount": 1200])
                XCTAssertEqual(1, 2)
            }

            func testAssertionOfAnAsynchronousTest() async {
                await Task { log.info("charging card", ["amount": 1200]) }.value
                XCTAssertEqual(1, 2)
            }

            func testTwoAssertions() {
                XCTAssertEqual(1, 2)
                XCTAssertEqual(1, 3)
            }

            func testThrownError() throws { throw Declined() }

            func testItsOwnFailure() { expectLogged(.info, "other") }

            func testItsOwnFailureAndAnother() {
                expectLogged(.info, "other")
                XCTFail("another")
            }

            func testRequirement() throws { try requireLogged(.info, "other", ["n": 1]) }

            func testRequirementOfAnAsynchronousTest() async throws { try await nextLog("other", within: .zero) }

            func testRequirementOfASpan() throws { try requireSpan(named: "other", parent: .root) }

            func testUnexpectedError() { log.error("declined") }

            func testExpectedError() {
                log.error("declined")
                expectLogged(.error, "declined")
            }

            func testSkipped() throws { throw XCTSkip("no card today") }

            func testPasses() {}
        }

        final class ExplainedNot: LogCapturingTestCase {
            override var attach: LogAttachment { .never }

            func testUnexpectedErrorThatIsAllowed() { log.error("declined") }

            func testWithoutTheLog() {
                log.info("quiet")
                XCTFail("for a reason of its own")
            }
        }

        final class ExplainedAlways: LogCapturingTestCase {
            override var attach: LogAttachment { .always }

            func testPasses() { log.info("again") }
        }

        /// Leaves an expectation to a thread that no test waits for.
        final class Leaking: XCTestCase {
            private static let capture = Mutex<LogCapture?>(nil)

            private static func expectTooLate() {
                let done = DispatchSemaphore(value: 0)
                Thread {
                    expectLogged("leaked", in: capture.withLock { $0 })
                    done.signal()
                }.start()
                done.wait()
            }

            func test1Leaks() { withLogCapture { capture in Self.capture.withLock { $0 = capture } } }

            func test2MayBeInnocent() { Self.expectTooLate() }

            override class func tearDown() { expectTooLate() }
        }

        """#
}
