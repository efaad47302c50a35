/// The ways in which a row's workers are started.
struct WorkerStarts {
    var plain: (PassName, Arm, _ block: Int) throws(WorkerFailure) -> WorkerConnection
    var counted: (PassName, Arm) throws(WorkerFailure) -> Callgrind.Start
}
