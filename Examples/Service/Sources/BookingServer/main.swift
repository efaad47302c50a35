import Bookings
import Chiplog

// JSON lines on standard output from a thread of their own; CHIPLOG_LEVEL and CHIPLOG_FORMAT say otherwise.
let settings = EnvironmentSettings(.process)
Pipeline.default = Pipeline(
    levels: settings.levels ?? LogLevels(.info),
    processors: redaction + [.enrich(.service("bookings", version: "1.0"))],
    sinks: [.async(.stdout(format: (settings.format ?? .json).formatter, buffer: 65_536))])
LogTermination.flushOnSignals()

// A real server's loop would stand here; three requests show what is logged.
let desk = BookingDesk()
let answer = traced { try await desk.handle($0) }
let seat = ["seat": "12A", "email": "ada@example.org", "card": "4111 1111 1111 1111"]
let headers = [
    "traceparent": "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    "x-request-id": "r-1",
    "authorization": "Bearer 6f1ed002ab5595859014ebf0951522d9",
]
_ = try await answer(Request("POST", "/bookings", headers: headers, body: seat))
_ = try await answer(Request("POST", "/bookings", headers: headers, body: seat))
await desk.loseDatabase()
_ = try await answer(Request("POST", "/bookings", headers: headers, body: ["seat": "12B"]))
