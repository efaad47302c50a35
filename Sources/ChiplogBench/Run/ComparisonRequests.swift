/// What passes over a row are asked in a comparison of two builds.
struct ComparisonRequests: Sendable {
    var row: RunPlan.Row
    var plan: ComparisonPlan
    var starts: WorkerStarts

    /// More than any schedule has.
    private static let blocksPerRound = 1_000
    /// After the first round and the one that confirms.
    static let controlRound = 2

    /// - Parameter round: 0 for the first; the workers of each have conditions of their own.
    func request(
        _ pass: PassName, _ arm: Arm, _ round: Int, progress: @escaping (_ done: Int, _ total: Int) -> Void
    ) -> PassRequest {
        PassRequest(
            scenario: row.scenario, profile: plan.run.profile.compared(in: pass), seed: plan.run.seed,
            startWorker: { (block) throws(WorkerFailure) in
                try starts.plain(pass, arm, Self.blocksPerRound * round + block)
            },
            startCounted: { () throws(WorkerFailure) in try starts.counted(pass, arm) }, progress: progress)
    }
}
