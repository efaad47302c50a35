internal import CChiplogShims

/// How often a station of a pipeline was called, and for how long, while somebody wanted to know.
final class StageTiming: Sendable {
    private let counts = ShardedCounters()

    private enum Count {
        static let calls = 0
        static let nanoseconds = 1
    }

    /// Runs `body` and adds its time; two clock readings, some 40 ns.
    @inline(__always)
    func measure<Result>(_ body: () -> Result) -> Result {
        let start = chiplog_monotonic_ns()
        let result = body()
        counts.add(to: Count.calls)
        counts.add(UInt64(chiplog_monotonic_ns() &- start), to: Count.nanoseconds)
        return result
    }

    func profile(named name: String) -> StageProfile {
        StageProfile(
            name: name, calls: counts.sum(Count.calls), total: .nanoseconds(Int64(counts.sum(Count.nanoseconds))))
    }
}

/// How long a processor or a sink was at work, on the threads that log.
public struct StageProfile: Sendable, Hashable {
    public var name: String
    /// Events it was given while the profile was taken.
    public var calls: UInt64
    /// Wall-clock time in it, all threads added up; includes the clock's own cost of some tens of nanoseconds a call.
    public var total: Duration

    /// `total` by `calls`; zero without calls.
    public var mean: Duration { calls == 0 ? .zero : total / Int64(clamping: calls) }
}

/// Where the time of logging calls goes, by processor and by sink; see `Pipeline.profile`.
public struct PipelineProfile: Sendable, Hashable {
    /// In the order in which events meet them.
    public var processors: [StageProfile]
    public var sinks: [StageProfile]
}
