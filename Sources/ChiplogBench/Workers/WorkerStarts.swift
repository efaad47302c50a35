/// The ways in which a row's workers are started. A worker dies with the thread that started it.
struct WorkerStarts: Sendable {
    var plain: @Sendable (PassName, Arm, _ block: Int) throws(WorkerFailure) -> WorkerConnection
    var counted: @Sendable (PassName, Arm) throws(WorkerFailure) -> Callgrind.Start
}
