/// What a worker has loaded: one row, ready to be driven and observed.
struct LoadedRow {
    var scenario: Scenario
    var driver: WorkloadDriver
    /// Seeds everything random.
    var seed: UInt64
    /// Threads that the workload runs beside its callers.
    var backgroundThreads = 0
    /// Counts allocations; nil where nothing can.
    var meter: AllocationMeter?
}
