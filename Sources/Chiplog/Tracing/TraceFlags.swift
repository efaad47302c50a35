/// The flags byte of a trace context (W3C Trace Context, "trace-flags").
public struct TraceFlags: OptionSet, Sendable, Hashable, BitwiseCopyable {
    public var rawValue: UInt8

    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The caller may have recorded the trace.
    public static let sampled = TraceFlags(rawValue: 1)
    /// The last 7 bytes of the trace id are random (level 2 of the specification).
    public static let random = TraceFlags(rawValue: 2)
}
