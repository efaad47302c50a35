import CBenchSystem

/// Drives a workload through samples and keeps count of every caller's events, so that their numbers never restart.
struct WorkloadDriver {
    let workload: any Workload
    let callers: any Callers
    /// How many events each caller has done since the workload was made.
    private(set) var done: UInt64 = 0

    init(_ workload: any Workload, callers: any Callers) {
        self.workload = workload
        self.callers = callers
    }

    /// How many events each caller has done, by number; what `Workload.delivery` asks for.
    var sent: [UInt64] { [UInt64](repeating: done, count: callers.count) }

    /// Prepares, then has Callgrind count while every caller does `count` events and all is drained, and dump that.
    mutating func profile(eventsPerCaller count: UInt64) throws(WorkloadError) {
        try workload.prepare()
        let range = nextEvents(count)
        let workload = workload
        cbench_callgrind_start()
        _ = callers.run { workload.run(thread: $0, events: range) }
        try workload.drain()
        cbench_callgrind_stop()
        cbench_callgrind_dump()
    }

    /// Prepares, has the callers follow `loop`, and drains.
    mutating func follow(_ loop: OpenLoop) throws(WorkloadError) -> OpenLoopReading {
        try workload.prepare()
        let events = nextEvents(UInt64(loop.due.map(\.count).max() ?? 0))
        let reading = loop.run(workload, callers: callers, first: events.lowerBound)
        try workload.drain()
        return reading
    }

    /// The numbers of each caller's next `count` events.
    mutating func nextEvents(_ count: UInt64) -> Range<UInt64> {
        defer { done += count }
        return done..<(done + count)
    }

    /// Prepares, lets every caller do `count` events at once, drains, and reads the clocks around the last two.
    mutating func sample(eventsPerCaller count: UInt64) throws(WorkloadError) -> SampleReading {
        try workload.prepare()
        let workload = workload
        let range = nextEvents(count)
        let droppedBefore = workload.eventsDropped
        let cpuStart = cbench_process_cpu_ns()
        let start = cbench_monotonic_ns()
        let times = callers.run { workload.run(thread: $0, events: range) }
        let called = cbench_monotonic_ns()
        try workload.drain()
        let drained = cbench_monotonic_ns()
        let cpu = cbench_process_cpu_ns() - cpuStart
        let dropped = workload.eventsDropped
        return SampleReading(
            eventsPerCaller: count, callers: times, calling: called - start, draining: drained - called, cpu: cpu,
            bytes: workload.bytesOut, dropped: dropped - min(droppedBefore, dropped))
    }
}
