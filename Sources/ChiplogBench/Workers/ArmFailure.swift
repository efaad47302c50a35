/// Which of two workers failed, and how.
struct ArmFailure: Error {
    var arm: Arm
    var failure: WorkerFailure

    /// Runs `body`, whose failure is that of `arm`.
    static func of<Result>(
        _ arm: Arm, _ body: () throws(WorkerFailure) -> Result
    ) throws(ArmFailure) -> Result {
        do throws(WorkerFailure) {
            return try body()
        } catch {
            throw ArmFailure(arm: arm, failure: error)
        }
    }
}
