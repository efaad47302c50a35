import ChiplogTesting
import XCTest

/// What has the context of the test, or at least its trace, finds to the test's log from wherever it runs.
final class MailWorkerXCTests: LogCapturingTestCase {
    override var failOn: LogLevel? { .error }

    let worker = MailWorker()

    func testAMailIsSentInTheContextOfTheCaller() async throws {
        LogContext.with(["user": 7]) { worker.enqueue(Mail(id: 1)) }
        try await nextLog(.info, "mail sent", ["mail": 1, "user": 7])
    }

    func testMailsAreSentInTheirOrder() {
        for id in 1...3 { worker.enqueue(Mail(id: id)) }
        worker.finish()
        expectLogged([
            .info("mail sent", ["mail": 1]), .info("mail sent", ["mail": 2]), .info("mail sent", ["mail": 3]),
        ])
    }

    func testAMailWithoutAnAddressIsAnError() async throws {
        worker.enqueue(Mail(id: 2, address: "kim"))
        try await nextLog(.error, "mail undeliverable", ["address": "kim"])
    }

    func testADetachedTaskGoesOnWithTheTraceOfTheRequest() async {
        let request = MockTraceContext.remoteCaller()
        await worker.sendDetached(Mail(id: 3), headers: request.headers).value
        let sent = expectLogged(.info, "mail sent", ["mail": 3])
        XCTAssertEqual(sent.map(\.route), [.trace])
        expectSpan(named: "deliver", ["mail": 3], parent: request)
        expectTraceContext(request.trace)
    }

    func testAMailThatIsSentAfterTheEndIsLate() {
        worker.pause()
        let capture = withLogCapture { capture in
            worker.enqueue(Mail(id: 1))
            return capture
        }
        worker.resume()
        worker.finish()
        expectNoLogs(in: capture)
        XCTAssertEqual(capture.lateRecords.map(\.message), ["mail sent", "deliver"])
    }
}

/// What knows nothing of its caller is in the log of a test whose scope is the process.
final class DetachedMailWorkerXCTests: LogCapturingTestCase {
    override var failOn: LogLevel? { .error }
    override var captureScope: CaptureScope { .process }

    let worker = MailWorker()

    func testADetachedTaskIsHeard() async {
        await worker.sendDetached(Mail(id: 1)).value
        expectLogged(.info, "mail sent", ["mail": 1])
    }

    func testAThreadIsHeard() async throws {
        worker.sendOnThread(Mail(id: 2))
        let sent = try await nextLog("mail sent", ["mail": 2])
        XCTAssertEqual(sent.route, .process)
    }

    func testAnErrorOnAThreadMustBeExpected() async throws {
        worker.sendOnThread(Mail(id: 3, address: "kim"))
        try await nextLog(.error, "mail undeliverable", ["mail": 3])
    }
}
