import ChiplogBench

/// One of two programs, ready to be measured.
struct PreparedArm: Equatable, Sendable {
    /// Starts its workers.
    var command: WorkerCommand
    /// What reports say of it.
    var subject: Subject
}
