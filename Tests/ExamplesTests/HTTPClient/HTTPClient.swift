import Chiplog

/// The service that the tests beside it are about: asks a server, up to three times.
struct HTTPClient: Sendable {
    private static let log = Log("http")
    private static let mostAttempts = 3

    let server: FakeServer
    /// Waits before the next attempt.
    var pause: @Sendable (Duration) async -> Void = { _ in }
    /// One event for each answer.
    var accessLog = Log("http.access")

    func get(_ path: String) async throws -> Response {
        try await Self.log.withSpan("GET", ["path": path]) { span in
            for attempt in 1...Self.mostAttempts {
                let response = await send(Request(path: path), attempt)
                guard response.status >= 500 else {
                    span["status"] = response.status
                    return response
                }
                if attempt < Self.mostAttempts {
                    let delay = Duration.milliseconds(100 << (attempt - 1))
                    Self.log.warning("retrying", ["attempt": attempt, "status": response.status, "after": delay])
                    await pause(delay)
                }
            }
            Self.log.error("gave up", ["path": path, "attempts": Self.mostAttempts])
            throw Unavailable(path: path)
        }
    }

    private func send(_ request: Request, _ attempt: Int) async -> Response {
        var request = request
        TraceHeaders().write { request.headers[$0] = $1 }
        Self.log.debug("request sent", ["path": request.path, "attempt": attempt])
        let response = await server.answer(request)
        Self.log.debug("response received", ["path": request.path, "status": response.status])
        accessLog.info("GET", ["path": request.path, "status": response.status])
        return response
    }
}

struct Request: Sendable {
    let path: String
    var headers: [String: String] = [:]
}

struct Response: Sendable {
    let status: Int
}

struct Unavailable: Error {
    let path: String
}

/// Answers with one status after the other, then with 200.
actor FakeServer {
    private var statuses: [Int]
    private(set) var requests: [Request] = []

    init(_ statuses: Int...) {
        self.statuses = statuses
    }

    func answer(_ request: Request) -> Response {
        requests.append(request)
        return Response(status: statuses.isEmpty ? 200 : statuses.removeFirst())
    }
}

/// A service in front of the client, which gets requests itself.
struct Gateway: Sendable {
    let client: HTTPClient

    func handle(_ request: Request) async throws -> Response {
        try await TraceHeaders().context(from: request.headers).run {
            try await client.get("/prices")
        }
    }
}
