import CBenchSystem

/// The worker's part of the time pass: `warm_up`, then `sample` as often as wanted, then `finish`.
struct TimePassWorker: PassWorker {
    var driver: WorkloadDriver

    mutating func handle(_ command: String, _ arguments: JSON) throws(WorkloadError) -> JSON {
        switch command {
        case "warm_up": return try warmUp(arguments)
        case "sample": return try sample(arguments)
        case "finish":
            try driver.workload.finish()
            return [:]
        default: throw WorkloadError("the time pass has no command \"\(command)\"")
        }
    }

    /// Runs for `warm_up_ns`, with the batch given or one it finds for `sample_ns`; answers the batch.
    private mutating func warmUp(_ arguments: JSON) throws(WorkloadError) -> JSON {
        guard let target = arguments["sample_ns"]?.uint, let warmUp = arguments["warm_up_ns"]?.uint else {
            throw WorkloadError("\"warm_up\" needs sample_ns and warm_up_ns")
        }
        if let batch = arguments["batch"]?.uint, batch > 0 {
            // By the clock and not by the samples' sum: preparing may take longer than a sample.
            let start = cbench_monotonic_ns()
            repeat { _ = try driver.sample(eventsPerCaller: batch) } while cbench_monotonic_ns() - start < warmUp
            return ["batch": .integer(batch)]
        }
        var driver = driver
        let batch = try Calibration(target: target, warmUp: warmUp).batch { (batch) throws(WorkloadError) in
            try driver.sample(eventsPerCaller: batch).wall
        }
        self.driver = driver
        return ["batch": .integer(batch)]
    }

    private mutating func sample(_ arguments: JSON) throws(WorkloadError) -> JSON {
        guard let count = arguments["count"]?.int, count > 0, let batch = arguments["batch"]?.uint, batch > 0 else {
            throw WorkloadError("\"sample\" needs a count and a batch, both above 0")
        }
        var samples: [JSON] = []
        for _ in 0..<count { samples.append(try driver.sample(eventsPerCaller: batch).json) }
        return ["samples": .array(samples)]
    }
}
