/// A way of observing a scenario; its raw value is its name in scenario files and reports.
public enum PassName: String, CaseIterable, Sendable {
    /// CPU time, throughput, the caller's time and the drain's.
    case time
    /// What became of every event.
    case verify
    /// Allocations, and heap alive.
    case alloc
    /// Resident memory at its peak.
    case memory
    /// Response and service times when events are due at times of their own.
    case latency
    /// Instructions, and calls of the allocator and of reference counting.
    case instr
}
