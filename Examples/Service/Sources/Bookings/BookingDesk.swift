import Chiplog

/// Why a seat cannot be booked.
public enum BookingError: Error {
    case databaseAway
}

/// Books seats in one theatre.
public actor BookingDesk {
    private static let log = Log("bookings")
    private var taken: Set<String> = []
    private var isDatabaseAway = false

    public init() {}

    /// For tests and demonstrations: bookings fail from now on.
    public func loseDatabase() { isDatabaseAway = true }

    /// Answers `POST /bookings` with `seat`, `email` and `card` in its body.
    public func handle(_ request: Request) async throws -> Response {
        guard request.method == "POST", request.path == "/bookings" else { return Response(status: 404) }
        guard let seat = request.body["seat"] else { return Response(status: 400, body: "which seat?") }
        // Bound fields: written once, in every event of this log.
        let log = Self.log.with(["seat": seat])
        log.debug("asked for", ["card": request.body["card"], "authorization": request.headers["authorization"]])
        guard !taken.contains(seat) else {
            log.notice("seat is taken")
            return Response(status: 409, body: "taken")
        }
        try await store(seat)
        log.info("booked", ["email": request.body["email"]])
        return Response(status: 201, body: "booked \(seat)")
    }

    private func store(_ seat: String) async throws {
        try Self.log.withSpan("store", level: .debug) { _ in
            guard !isDatabaseAway else { throw BookingError.databaseAway }
            taken.insert(seat)
        }
    }
}
