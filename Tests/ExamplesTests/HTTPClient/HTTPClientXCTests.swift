import ChiplogTesting
import XCTest

final class HTTPClientXCTests: LogCapturingTestCase {
    override var failOn: LogLevel? { .error }

    func testAnAnswerNeedsOneRequest() async throws {
        _ = try await HTTPClient(server: FakeServer()).get("/prices")
        expectLogged(["request sent", "response received"])
        expectLogged("request sent", times: 1)
        expectNoLogs(from: .warning)
    }

    func testAnUnavailableServerIsAskedAgain() async throws {
        _ = try await HTTPClient(server: FakeServer(503, 502)).get("/prices")
        expectLogged([
            .debug("request sent", ["attempt": 1]),
            .warning("retrying", ["status": 503, "after": Duration.milliseconds(100)]),
            .debug("request sent", ["attempt": 2]),
            .warning("retrying", ["status": 502, "after": Duration.milliseconds(200)]),
            .debug("request sent", ["attempt": 3]),
            .debug("response received", ["status": 200]),
        ])
    }

    func testAfterThreeAttemptsItGivesUp() async {
        do {
            _ = try await HTTPClient(server: FakeServer(503, 503, 503)).get("/prices")
            XCTFail("the server was available")
        } catch {
            XCTAssert(error is Unavailable)
        }
        expectLogged(.error, "gave up", ["attempts": 3])
        expectLogged("request sent", times: 3)
        expectLogged(.warning, times: .atMost(2))
        expectSpan(named: "GET", status: .error())
    }

    func testARequestIsAllThatIsLogged() async throws {
        _ = try await HTTPClient(server: FakeServer()).get("/prices")
        let path: FieldPatterns = ["path": "/prices"]
        expectLogged(
            [.debug("request sent", path), .debug("response received", path), .info("GET", path), .info("GET", path)],
            order: .exactly)
    }

    func testRequestsAtTheSameTimeAreLoggedEach() async throws {
        let client = HTTPClient(server: FakeServer())
        async let prices = client.get("/prices")
        async let orders = client.get("/orders")
        _ = try await (prices, orders)
        expectLogged(
            [.message("response received", ["path": "/prices"]), .message("response received", ["path": "/orders"])],
            order: .anyOrder)
    }
}

final class HTTPClientTraceXCTests: LogCapturingTestCase {
    func testEveryAttemptIsARequestOfTheClientsSpan() async throws {
        let server = FakeServer(503)
        let mock = MockTraceContext()
        _ = try await mock.run { try await HTTPClient(server: server).get("/prices") }
        for request in await server.requests {
            let sent = mock.extract(from: request.headers)
            XCTAssert(sent.continuesTrace)
            XCTAssertEqual(sent.span(in: logs)?.name, "GET")
        }
    }

    func testTheTraceOfACallerGoesOn() async throws {
        let server = FakeServer()
        let caller = MockTraceContext.remoteCaller(baggage: ["tenant": "acme"])
        let gateway = Gateway(client: HTTPClient(server: server))
        _ = try await gateway.handle(Request(path: "/", headers: caller.headers))
        expectSpan(named: "GET", ["status": 200], parent: caller, containing: ["request sent"])
        expectTraceContext(caller.trace)
        let sent = await server.requests[0]
        XCTAssertEqual(caller.extract(from: sent.headers).baggage["tenant"], "acme")
    }

    func testTheSpanLastsAsLongAsThePausesInIt() async throws {
        let clock = ManualClock()
        let client = HTTPClient(server: FakeServer(503, 503), pause: { clock.advance(by: $0) })
        try await withLogCapture(clock: clock.logClock) { _ in
            _ = try await client.get("/prices")
            XCTAssertEqual(expectSpan(named: "GET").first?.duration, .milliseconds(300))
        }
    }
}

/// The access log has a pipeline of its own, which no capture is to stand in for.
final class AccessLogXCTests: XCTestCase {
    func testALineThatCannotBeWrittenIsCounted() async throws {
        let file = ByteCapture(format: .logfmt)
        let pipeline = Pipeline(sinks: [FailingSink(.onWrite(2), behind: file)])
        let client = HTTPClient(server: FakeServer(), accessLog: Log("access", pipeline: pipeline))
        for path in ["/a", "/b", "/c"] { _ = try await client.get(path) }
        XCTAssertEqual(file.lines.count, 2)
        XCTAssertEqual(pipeline.counters.sinks[0].dropped.failed, 1)
    }

    func testNoRequestWaitsForTheDisk() async throws {
        let file = ByteCapture(format: .logfmt)
        let disk = SlowSink(behind: file)
        defer { disk.release() }
        let pipeline = Pipeline(sinks: [.async(disk)])
        let client = HTTPClient(server: FakeServer(), accessLog: Log("access", pipeline: pipeline))
        _ = try await client.get("/prices")
        await disk.waiting(for: 1)
        XCTAssertEqual(file.lines, [])
        disk.release()
        try pipeline.flush()
        XCTAssertEqual(file.lines.count, 1)
    }
}
