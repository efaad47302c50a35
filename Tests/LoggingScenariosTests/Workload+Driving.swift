import ChiplogBench

@testable import LoggingScenarios

/// Drives a scenario's first point as the engine does, in this process, and says what became of the events.
///
/// - Parameter samples: how often every caller does its `events`, the output emptied before each.
func deliver(
    _ sections: String, callers: Int = 1, events: UInt64, samples: UInt64 = 1, pass: PassName = .verify,
    in folder: TemporaryFolder = TemporaryFolder()
) async throws -> Delivery {
    var scenario = try scenarios(sections)[0]
    scenario.load.threads = callers
    let request = WorkloadRequest(scenario: scenario, pass: pass, seed: 42, directory: folder.path)
    let workload = try LoggingProvider().makeWorkload(request)
    for sample in 0..<samples {
        try workload.prepare()
        await withTaskGroup(of: Void.self) { group in
            for caller in 0..<callers {
                group.addTask { workload.run(thread: caller, events: sample * events..<(sample + 1) * events) }
            }
        }
        try workload.drain()
    }
    try workload.finish()
    return try workload.delivery(sent: Array(repeating: events * samples, count: callers))
}
