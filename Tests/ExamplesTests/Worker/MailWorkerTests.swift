import ChiplogTesting
import Testing

/// What has the context of the test, or at least its trace, finds to the test's log from wherever it runs.
@Suite(.capturingLogs(failOn: .error))
struct MailWorkerTests {
    let worker = MailWorker()

    @Test func aMailIsSentInTheContextOfTheCaller() async throws {
        LogContext.with(["user": 7]) { worker.enqueue(Mail(id: 1)) }
        try await nextLog(.info, "mail sent", ["mail": 1, "user": 7])
    }

    @Test func mailsAreSentInTheirOrder() {
        for id in 1...3 { worker.enqueue(Mail(id: id)) }
        worker.finish()
        expectLogged([
            .info("mail sent", ["mail": 1]), .info("mail sent", ["mail": 2]), .info("mail sent", ["mail": 3]),
        ])
    }

    @Test func aMailWithoutAnAddressIsAnError() async throws {
        worker.enqueue(Mail(id: 2, address: "kim"))
        try await nextLog(.error, "mail undeliverable", ["address": "kim"])
    }

    @Test func aDetachedTaskGoesOnWithTheTraceOfTheRequest() async {
        let request = MockTraceContext.remoteCaller()
        await worker.sendDetached(Mail(id: 3), headers: request.headers).value
        let sent = expectLogged(.info, "mail sent", ["mail": 3])
        #expect(sent.map(\.route) == [.trace])
        expectSpan(named: "deliver", ["mail": 3], parent: request)
        expectTraceContext(request.trace)
    }
}

/// What knows nothing of its caller is in the log of a test whose scope is the process.
@Suite(.capturingLogs(failOn: .error, scope: .process))
struct DetachedMailWorkerTests {
    let worker = MailWorker()

    @Test func aDetachedTaskIsHeard() async {
        await worker.sendDetached(Mail(id: 1)).value
        expectLogged(.info, "mail sent", ["mail": 1])
    }

    @Test func aThreadIsHeard() async throws {
        worker.sendOnThread(Mail(id: 2))
        let sent = try await nextLog("mail sent", ["mail": 2])
        #expect(sent.route == .process)
    }

    @Test func anErrorOnAThreadMustBeExpected() async throws {
        worker.sendOnThread(Mail(id: 3, address: "kim"))
        try await nextLog(.error, "mail undeliverable", ["mail": 3])
    }
}

/// What outlives its test is kept apart.
@Suite struct LateMailWorkerTests {
    @Test func aMailThatIsSentAfterTheEndIsLate() {
        let worker = MailWorker()
        worker.pause()
        let capture = withLogCapture { capture in
            worker.enqueue(Mail(id: 1))
            return capture
        }
        worker.resume()
        worker.finish()
        expectNoLogs(in: capture)
        #expect(capture.lateRecords.map(\.message) == ["mail sent", "deliver"])
    }
}
