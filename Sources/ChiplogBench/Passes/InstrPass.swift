/// Instructions per event, and calls of the allocator and of reference counting, counted by Callgrind.
///
/// One process does the same events three times, as in the alloc pass: what a batch of 2 N has more than one of N belongs
/// to N events. Of one thread's work the counts repeat to the last instruction.
struct InstrPass: Pass {
    let name = PassName.instr

    /// The most events of the smaller batch: Callgrind makes each fifty times slower, and one is as good as a thousand
    /// but for what happens every so many events. Of a load with fewer, as of long ones, it does no more than that.
    private static let mostEvents: UInt64 = 1_000

    /// How callers share a processor under Callgrind says nothing about how they do without it.
    func applies(to scenario: Scenario) -> Bool { scenario.load.threads == 1 }

    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult {
        row.progress(0, 1)
        switch try row.startCounted() {
        case .unavailable(let reason): return .skipped(name, reason)
        case .started(let worker):
            let events = min(row.eventsPerCaller, Self.mostEvents)
            let answer = try worker.connection.ask("profile", [JSON.Member("events", .integer(events))])
            let profiles = worker.output.profiles(2)
            guard profiles.count == 2, let isExact = answer["is_exact"]?.bool else { throw .incomplete("profile") }
            return PassResult(
                metrics: Self.metrics(profiles, events: events, isExact: isExact),
                costs: Self.costs(profiles, events: events))
        }
    }

    func makeWorker(_ row: LoadedRow) -> any PassWorker { InstrPassWorker(row: row) }

    /// From the profile of `events` events and that of twice as many.
    static func metrics(_ profiles: [CallgrindProfile], events: UInt64, isExact: Bool) -> [MetricValue] {
        let kind = isExact ? MetricDefinition.Kind.exact : .noisy
        let counts: [(MetricDefinition, (CallgrindProfile) -> UInt64)] = [
            (.instructions, \.instructions),
            (.mallocs, { $0.calls(into: FunctionFamily.allocates) }),
            (.retains, { $0.calls(into: FunctionFamily.retains) }),
            (.releases, { $0.calls(into: FunctionFamily.releases) }),
        ]
        return counts.compactMap { definition, count in
            let difference = Double(count(profiles[1])) - Double(count(profiles[0]))
            return MetricValue(definition.with(kind), samples: [[difference / Double(events)]])
        }
    }
}

extension InstrPass {
    /// Instructions per event of each function itself.
    private static func costs(_ profiles: [CallgrindProfile], events: UInt64) -> [String: Double] {
        profiles[1].selfCost.merging(profiles[0].selfCost.mapValues { _ in 0 }) { most, _ in most }
            .reduce(into: [:]) { costs, entry in
                let less = profiles[0].selfCost[entry.key] ?? 0
                costs[entry.key] = (Double(entry.value) - Double(less)) / Double(events)
            }
    }
}

/// The worker's part of the instr pass: one command, `profile`.
struct InstrPassWorker: PassWorker {
    var row: LoadedRow

    mutating func handle(_ command: String, _ arguments: JSON) throws(WorkloadError) -> JSON {
        guard command == "profile", let events = arguments["events"]?.uint, events > 0 else {
            throw WorkloadError("the instr pass knows only \"profile\" with events")
        }
        _ = try row.driver.sample(eventsPerCaller: events)
        try row.driver.profile(eventsPerCaller: events)
        try row.driver.profile(eventsPerCaller: 2 * events)
        try row.driver.workload.finish()
        return ["is_exact": .bool(row.isSequential)]
    }
}
