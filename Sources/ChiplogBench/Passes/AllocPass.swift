/// Allocations per event, and what they leave alive.
///
/// One process does the same events three times: a batch that warms up, a batch of N, a batch of 2 N. What the two
/// differ by belongs to N events and to nothing else, so that what a sample costs once cancels out.
struct AllocPass: Pass {
    let name = PassName.alloc

    /// The events of a batch: enough that what a queue or a buffer takes once is no growth worth a word, whatever the
    /// profile; and no more than that, since counts repeat.
    private static let events: ClosedRange<UInt64> = 2_500...5_000

    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult {
        row.progress(0, 1)
        let worker = try row.startWorker(0)
        let share = { (events: UInt64) in max(Load.fewestEventsPerCaller, events / UInt64(row.scenario.load.threads)) }
        let events = min(max(row.eventsPerCaller, share(Self.events.lowerBound)), share(Self.events.upperBound))
        let answer = try worker.ask("count", [JSON.Member("events_per_caller", .integer(events))])
        if let reason = answer["skipped"]?.string { return .skipped(name, reason) }
        guard let counts = AllocationCounts(json: answer) else { throw .incomplete("count") }
        return PassResult(metrics: counts.metrics(isExact: answer["is_exact"]?.bool ?? false))
    }

    func makeWorker(_ row: LoadedRow) -> any PassWorker { AllocPassWorker(row: row) }
}

/// The worker's part of the alloc pass: one command, `count`.
struct AllocPassWorker: PassWorker {
    var row: LoadedRow

    mutating func handle(_ command: String, _ arguments: JSON) throws(WorkloadError) -> JSON {
        guard command == "count", let events = arguments["events_per_caller"]?.uint, events > 0 else {
            throw WorkloadError("the alloc pass knows only \"count\" with events_per_caller")
        }
        guard let meter = row.meter else {
            return ["skipped": "allocations are counted on glibc without a sanitizer only"]
        }
        meter.begin()
        _ = try row.driver.sample(eventsPerCaller: events)
        let readings = [
            meter.read(), try reading(meter, after: events), try reading(meter, after: 2 * events),
        ]
        try row.driver.workload.finish()
        let counts = AllocationCounts(readings, events: events * UInt64(row.driver.callers.count))
        return counts.json(isExact: row.isSequential)
    }

    private mutating func reading(
        _ meter: AllocationMeter, after events: UInt64
    ) throws(WorkloadError) -> AllocationMeter.Reading {
        _ = try row.driver.sample(eventsPerCaller: events)
        return meter.read()
    }
}

extension LoadedRow {
    /// Whether one thread does everything, so that counts repeat; a task's thread is one of a pool that looks after itself.
    var isSequential: Bool {
        scenario.load.threads == 1 && scenario.load.executor == .thread && backgroundThreads == 0
    }
}
