/// The raw readings of one sample.
struct SampleReading: Equatable, Sendable {
    /// Events of each caller.
    var eventsPerCaller: UInt64
    /// Wall time each caller was at its events, in nanoseconds.
    var callers: [UInt64]
    /// Wall time from the start until the last caller was done, in nanoseconds.
    var calling: UInt64
    /// Wall time from there until `drain` returned, in nanoseconds.
    var draining: UInt64
    /// CPU time of the whole process over both, in nanoseconds.
    var cpu: UInt64
    /// Bytes put out, or nil when the output cannot be counted.
    var bytes: UInt64?
    /// Events given up for a counted reason.
    var dropped: UInt64 = 0

    /// Events of all callers together.
    var events: UInt64 { eventsPerCaller * UInt64(callers.count) }
    /// Wall time of the whole sample, in nanoseconds.
    var wall: UInt64 { calling + draining }
}
