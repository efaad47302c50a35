import ChiplogTesting
import Testing

@Suite(.capturingLogs(failOn: .error))
struct HTTPClientTests {
    @Test func anAnswerNeedsOneRequest() async throws {
        _ = try await HTTPClient(server: FakeServer()).get("/prices")
        expectLogged(["request sent", "response received"])
        expectLogged("request sent", times: 1)
        expectNoLogs(from: .warning)
    }

    @Test func anUnavailableServerIsAskedAgain() async throws {
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

    @Test func afterThreeAttemptsItGivesUp() async {
        let client = HTTPClient(server: FakeServer(503, 503, 503))
        await #expect(throws: Unavailable.self) { try await client.get("/prices") }
        expectLogged(.error, "gave up", ["attempts": 3])
        expectLogged("request sent", times: 3)
        expectLogged(.warning, times: .atMost(2))
        expectSpan(named: "GET", status: .error())
    }

    @Test func aRequestIsAllThatIsLogged() async throws {
        _ = try await HTTPClient(server: FakeServer()).get("/prices")
        let path: FieldPatterns = ["path": "/prices"]
        expectLogged(
            [.debug("request sent", path), .debug("response received", path), .info("GET", path), .info("GET", path)],
            order: .exactly)
    }

    @Test func requestsAtTheSameTimeAreLoggedEach() async throws {
        let client = HTTPClient(server: FakeServer())
        async let prices = client.get("/prices")
        async let orders = client.get("/orders")
        _ = try await (prices, orders)
        expectLogged(
            [.message("response received", ["path": "/prices"]), .message("response received", ["path": "/orders"])],
            order: .anyOrder)
    }
}

@Suite(.capturingLogs(failOn: .error))
struct HTTPClientTraceTests {
    @Test func everyAttemptIsARequestOfTheClientsSpan() async throws {
        let server = FakeServer(503)
        let mock = MockTraceContext()
        _ = try await mock.run { try await HTTPClient(server: server).get("/prices") }
        for request in await server.requests {
            let sent = mock.extract(from: request.headers)
            #expect(sent.continuesTrace)
            #expect(sent.span(in: logs)?.name == "GET")
        }
    }

    @Test func theTraceOfACallerGoesOn() async throws {
        let server = FakeServer()
        let caller = MockTraceContext.remoteCaller(baggage: ["tenant": "acme"])
        let gateway = Gateway(client: HTTPClient(server: server))
        _ = try await gateway.handle(Request(path: "/", headers: caller.headers))
        expectSpan(named: "GET", ["status": 200], parent: caller, containing: ["request sent"])
        expectTraceContext(caller.trace)
        #expect(await caller.extract(from: server.requests[0].headers).baggage["tenant"] == "acme")
    }

    @Test func theSpanLastsAsLongAsThePausesInIt() async throws {
        let clock = ManualClock()
        let client = HTTPClient(server: FakeServer(503, 503), pause: { clock.advance(by: $0) })
        try await withLogCapture(clock: clock.logClock) { _ in
            _ = try await client.get("/prices")
            #expect(expectSpan(named: "GET").first?.duration == .milliseconds(300))
        }
    }
}

/// The access log has a pipeline of its own, which no capture is to stand in for.
@Suite struct AccessLogTests {
    @Test func aLineThatCannotBeWrittenIsCounted() async throws {
        let file = ByteCapture(format: .logfmt)
        let pipeline = Pipeline(sinks: [FailingSink(.onWrite(2), behind: file)])
        let client = HTTPClient(server: FakeServer(), accessLog: Log("access", pipeline: pipeline))
        for path in ["/a", "/b", "/c"] { _ = try await client.get(path) }
        #expect(file.lines.count == 2)
        #expect(pipeline.counters.sinks[0].dropped.failed == 1)
    }

    @Test func noRequestWaitsForTheDisk() async throws {
        let file = ByteCapture(format: .logfmt)
        let disk = SlowSink(behind: file)
        defer { disk.release() }
        let pipeline = Pipeline(sinks: [.async(disk)])
        let client = HTTPClient(server: FakeServer(), accessLog: Log("access", pipeline: pipeline))
        _ = try await client.get("/prices")
        await disk.waiting(for: 1)
        #expect(file.lines.isEmpty)
        disk.release()
        try pipeline.flush()
        #expect(file.lines.count == 1)
    }
}
