internal import CChiplogShims

/// Where a pipeline's events get their time from.
public struct LogClock: Sendable {
    /// nil is the system's clock, read without a closure on the hot path.
    private let read: (@Sendable () -> LogTimestamp)?

    /// The system's real-time clock; about 20 ns a reading.
    public static let system = LogClock(read: nil)

    /// A clock of one's own, for tests and replays; called once per event, on the caller's thread.
    public static func custom(_ read: @escaping @Sendable () -> LogTimestamp) -> Self {
        Self(read: read)
    }

    @inline(__always)
    func now() -> LogTimestamp {
        if let read {
            return read()
        }
        return LogTimestamp(nanosecondsSince1970: chiplog_wall_clock_ns())
    }

    /// Nanoseconds since some moment, for durations: the system's clock that never steps, or a custom clock's reading.
    func ticks() -> Int64 {
        read?().nanosecondsSince1970 ?? chiplog_monotonic_ns()
    }
}
