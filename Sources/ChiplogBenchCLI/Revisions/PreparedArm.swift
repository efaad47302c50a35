import ChiplogBench

/// One of two programs, ready to be measured.
struct PreparedArm: Equatable, Sendable {
    /// Starts its workers.
    var command: WorkerCommand
    /// What reports say of it.
    var subject: Subject
    /// What a reader has to know of how it came to be.
    var warnings: [ReportWarning] = []
}
