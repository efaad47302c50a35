/// Resident memory at its peak, from fresh processes that each do the scenario's events once.
///
/// The kernel's own high-water mark, reset before the first event, sees every spike, however short; sampling misses them.
struct MemoryPass: Pass {
    let name = PassName.memory

    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult {
        let processes = (row.profile.processes + 1) / 2
        var peaks: [[Double]] = []
        var deltas: [[Double]] = []
        for process in 0..<processes {
            row.progress(process, processes)
            let worker = try row.startWorker(process)
            let answer = try worker.ask("peak", [JSON.Member("events_per_caller", .integer(row.eventsPerCaller))])
            if let reason = answer["skipped"]?.string { return .skipped(name, reason) }
            guard let (before, peak) = answer.peak else { throw .incomplete("peak") }
            peaks.append([Double(peak)])
            deltas.append([Double(peak - min(peak, before))])
        }
        return PassResult(
            metrics: [
                MetricValue(.peakRSS, samples: peaks), MetricValue(.peakRSSDelta, samples: deltas),
            ].compactMap { $0 })
    }

    func makeWorker(_ row: LoadedRow) -> any PassWorker { MemoryPassWorker(driver: row.driver) }
}

/// The worker's part of the memory pass: one command, `peak`.
struct MemoryPassWorker: PassWorker {
    var driver: WorkloadDriver

    mutating func handle(_ command: String, _ arguments: JSON) throws(WorkloadError) -> JSON {
        guard command == "peak", let events = arguments["events_per_caller"]?.uint, events > 0 else {
            throw WorkloadError("the memory pass knows only \"peak\" with events_per_caller")
        }
        guard let before = ResidentMemory.resetPeak() else {
            return ["skipped": "the kernel does not let a process reset its peak (/proc/self/clear_refs)"]
        }
        _ = try driver.sample(eventsPerCaller: events)
        guard let peak = ResidentMemory.peak else { return ["skipped": "the kernel does not say a process's peak"] }
        try driver.workload.finish()
        return ["before": .integer(before), "peak": .integer(peak)]
    }
}

extension JSON {
    fileprivate var peak: (before: UInt64, peak: UInt64)? {
        guard let before = self["before"]?.uint, let peak = self["peak"]?.uint else { return nil }
        return (before, peak)
    }
}
