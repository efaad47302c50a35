import CBenchSystem

/// The worker's part of the latency pass: `capacity` where a rate is a share of it, then `follow`.
struct LatencyPassWorker: PassWorker {
    var row: LoadedRow

    /// The most events of one rate, whose due times are all made beforehand: eight bytes each.
    private static let mostEvents = 10_000_000.0
    /// Samples whose median is the capacity.
    private static let capacitySamples = 5

    mutating func handle(_ command: String, _ arguments: JSON) throws(WorkloadError) -> JSON {
        switch command {
        case "capacity": return try capacity(arguments)
        case "follow": return try follow(arguments)
        default: throw WorkloadError("the latency pass has no command \"\(command)\"")
        }
    }

    /// What the callers do when each event follows the one before, drain included, in events per second.
    private mutating func capacity(_ arguments: JSON) throws(WorkloadError) -> JSON {
        guard let target = arguments["sample_ns"]?.uint else { throw WorkloadError("\"capacity\" needs sample_ns") }
        var driver = row.driver
        let batch = try Calibration(target: target, warmUp: target).batch { (batch) throws(WorkloadError) in
            try driver.sample(eventsPerCaller: batch).wall
        }
        var rates: [Double] = []
        for _ in 0..<Self.capacitySamples {
            let sample = try driver.sample(eventsPerCaller: batch)
            rates.append(Double(sample.events) * 1e9 / Double(max(1, sample.wall)))
        }
        row.driver = driver
        return ["per_second": .orNull(Statistics.median(of: rates))]
    }

    /// Asks for events at `rate` for `duration_ns`; answers how long they took.
    private mutating func follow(_ arguments: JSON) throws(WorkloadError) -> JSON {
        guard let rate = arguments["rate"]?.double, rate > 0, let duration = arguments["duration_ns"]?.uint else {
            throw WorkloadError("\"follow\" needs a rate above 0 and duration_ns")
        }
        let load = row.scenario.load
        let events = min(rate * Double(duration) / 1e9, Self.mostEvents) / Double(load.threads)
        let due = (0..<load.threads).map {
            load.due(of: $0, rate: rate, seed: row.seed, count: max(1, Int(events)))
        }
        let spins = load.threads + row.backgroundThreads <= max(1, MachineProbe.allowedCPUs.count)
        // The first events pay for what every process does once.
        _ = try row.driver.sample(eventsPerCaller: Load.fewestEventsPerCaller)
        let droppedBefore = row.driver.workload.eventsDropped
        let reading = try row.driver.follow(OpenLoop(due: due, spins: spins))
        let dropped = row.driver.workload.eventsDropped
        let result = LatencyRow(
            rate: rate, achieved: rate * reading.pace(span: load.span(of: due, rate: rate)),
            arrival: load.arrivalName,
            waiting: spins ? "spin" : "sleep", dropped: dropped - min(droppedBefore, dropped),
            response: LatencyDistribution(reading.response), service: LatencyDistribution(reading.service))
        try row.driver.workload.finish()
        return ["latency": result.json]
    }
}
