import Bookings
import ChiplogTesting
import Testing

@Suite(.capturingLogs(processors: redaction, failOn: .error))
struct BookingTests {
    private let desk = BookingDesk()
    private var answer: Handler { traced { [desk] in try await desk.handle($0) } }
    private static let seat = ["seat": "12A", "email": "ada@example.org", "card": "4111 1111 1111 1111"]

    @Test("a booking is logged with the seat, in the caller's trace")
    func booking() async throws {
        let caller = MockTraceContext.remoteCaller()
        let response = try await answer(Request("POST", "/bookings", headers: caller.headers, body: Self.seat))
        #expect(response.status == 201)
        expectLogged(.info, "booked", ["seat": "12A"])
        expectSpan(named: "request", parent: caller, containing: ["booked"])
        // Nothing was logged outside of it, and the answer says which trace it was.
        expectTraceContext(caller.trace)
        #expect(response.headers["traceparent"]?.contains(caller.trace.traceID.description) == true)
    }

    @Test("a caller without a trace gets one")
    func newTrace() async throws {
        _ = try await answer(Request("POST", "/bookings", body: Self.seat))
        expectTraceContext()
        expectSpan(named: "request", parent: .root)
    }

    @Test("each event of a request has the request's id, and says what became of it")
    func requestID() async throws {
        let request = Request("POST", "/bookings", headers: ["X-Request-Id": "r-7"], body: Self.seat)
        _ = try await answer(request)
        _ = try await answer(request)
        #expect(logs.records.allSatisfy { $0["request_id"] == "r-7" })
        expectLogged(["booked", .notice("seat is taken", ["seat": "12A"])])
        #expect(logs.spans.filter { $0.name == "request" }.count == 2)
    }

    @Test("neither card, address nor token is logged")
    func secrets() async throws {
        let token = "6f1ed002ab5595859014ebf0951522d9"
        let headers = ["authorization": "Bearer \(token)"]
        _ = try await answer(Request("POST", "/bookings", headers: headers, body: Self.seat))
        expectLogged(.debug, "asked for", ["card": .any, "authorization": .any])
        for secret in ["4111 1111 1111 1111", "ada@example.org", token] { expectNeverLogged(secret: secret) }
    }

    /// `failOn: .error` would fail this test if it did not expect the error that is logged.
    @Test("a failing database is logged once, as an error, and answered")
    func failure() async throws {
        await desk.loseDatabase()
        let response = try await answer(Request("POST", "/bookings", body: Self.seat))
        #expect(response.status == 500)
        let failed = try requireLogged(.error, "request failed")
        #expect(failed.error?.message == "databaseAway")
        expectSpan(named: "request", status: .error())
        expectNotLogged("booked")
    }
}
