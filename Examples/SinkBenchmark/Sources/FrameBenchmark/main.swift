import ChiplogBenchCLI

/// Reads the section `frames` of a scenario, and makes the workload of it.
struct FrameProvider: WorkloadProvider {
    let sections = ["frames"]

    func validate(_ scenario: Scenario) throws(ScenarioError) { _ = try buffer(scenario) }

    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        do {
            return try FrameWorkload(request, buffer: try buffer(request.scenario))
        } catch {
            throw WorkloadError("\(error)")
        }
    }

    private func buffer(_ scenario: Scenario) throws(ScenarioError) -> Int {
        let reader = scenario.reader()
        let frames = try reader.object(ifPresent: "frames")
        let buffer = try frames?.size("buffer", in: 0...1 << 30, default: 65_536)
        try frames?.finish()
        try reader.finish()
        return buffer ?? 65_536
    }
}

await BenchCommand.main(provider: FrameProvider())
