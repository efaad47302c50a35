/// A way of observing a scenario; its raw value is its name in scenario files and reports.
public enum PassName: String, CaseIterable, Sendable {
    /// CPU time, throughput, the caller's time and the drain's.
    case time
    /// What became of every event.
    case verify
}
