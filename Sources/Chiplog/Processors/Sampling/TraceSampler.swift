/// Keeps a share of all traces: every event of a trace or none, whichever process logs it.
///
/// A trace is kept when the last 56 bits of its id, which the W3C Trace Context (level 2) has random, are not below
/// (1 − rate) · 2⁵⁶, as in OpenTelemetry's consistent probability sampling; so all processes that sample by trace id with
/// the same rate, or a higher one, keep it too. Events without a trace are kept.
public struct TraceSampler: LogSampler {
    private let rate: SamplingRate

    /// - Parameter rate: the share that is kept, 0 to 1; what lies outside is taken as the nearer end.
    public init(_ rate: Double) {
        self.rate = SamplingRate(rate)
    }

    public func decide(_ event: borrowing LogEvent) -> SamplingDecision {
        guard let id = event.trace?.traceID else { return .keep(weight: 1) }
        return rate.keeps(id.low & 0xFF_FFFF_FFFF_FFFF) ? .keep(weight: rate.weight) : .leaveOut
    }

    public var explanation: String { "\(rate.explanation), by trace" }
}

extension LogSampler where Self == TraceSampler {
    /// Keeps a share of all traces, 0 to 1; see `TraceSampler`.
    public static func traces(_ rate: Double) -> TraceSampler { TraceSampler(rate) }
}
