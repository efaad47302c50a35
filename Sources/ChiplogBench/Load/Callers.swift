import CBenchSystem

/// The callers of a workload: as many at once as the scenario's load asks for.
protocol Callers: AnyObject, Sendable {
    /// How many callers there are; they are numbered from 0.
    var count: Int { get }

    /// Lets every caller do `work(number)` once, all at the same time, and returns when the last is done.
    ///
    /// Returns how long each was at it, in nanoseconds of wall time, by number. Never called beside itself.
    func run(_ work: @escaping @Sendable (Int) -> Void) -> [UInt64]
}

/// The only caller is the thread that measures, so that nobody has to be woken and no wake-up is measured.
final class SingleCaller: Callers {
    let count = 1

    func run(_ work: @escaping @Sendable (Int) -> Void) -> [UInt64] {
        [stopwatch { work(0) }]
    }
}

/// Nanoseconds of wall time that `work` takes.
func stopwatch(_ work: () -> Void) -> UInt64 {
    let start = cbench_monotonic_ns()
    work()
    return cbench_monotonic_ns() - start
}
