import CBenchSystem

/// What the clock that times samples is, costs and resolves.
enum ClockProbe {
    private static let readings = 10_000

    static func measure() -> EnvironmentRecord.Clock {
        var clock = EnvironmentRecord.Clock()
        clock.source = SystemFile.text("/sys/devices/system/clocksource/clocksource0/current_clocksource")
        clock.costNanoseconds = cost()
        clock.resolutionNanoseconds = resolution().map { Double($0) }
        return clock
    }

    /// Nanoseconds a reading takes: the median of nine series, since one may be interrupted.
    private static func cost() -> Double? {
        let series = (0..<9).map { _ in
            Double(stopwatch { for _ in 0..<readings { _ = cbench_monotonic_ns() } }) / Double(readings)
        }
        return Statistics.median(of: series)
    }

    /// The smallest step seen between two readings, in nanoseconds; the kernel's own claim is 1 for every clock.
    private static func resolution() -> UInt64? {
        var last = cbench_monotonic_ns()
        var smallest: UInt64?
        for _ in 0..<readings {
            let now = cbench_monotonic_ns()
            if now > last { smallest = min(smallest ?? .max, now - last) }
            last = now
        }
        return smallest
    }
}
