@testable import ChiplogBench

extension LoadedRow {
    /// A row whose one caller drives `workload`.
    static func sample(
        _ workload: any Workload, load members: String = "", meter: AllocationMeter? = .sample()
    ) throws -> LoadedRow {
        let scenarios = try ToyProvider.load(ToyProvider.file(members.isEmpty ? "" : "\"load\": {\(members)}"))
        return LoadedRow(
            scenario: scenarios[0], driver: WorkloadDriver(workload, callers: try scenarios[0].load.makeCallers()),
            seed: 1, meter: meter)
    }
}

extension AllocationMeter {
    /// A meter that reads `readings`, one after the other, and the last one for ever; zeros without any.
    static func sample(_ readings: [Reading] = []) -> AllocationMeter {
        let lock = Condition()
        nonisolated(unsafe) var rest = readings[...]
        return AllocationMeter(
            begin: {},
            read: {
                lock.locked {
                    let reading = rest.first ?? Reading(allocations: 0, bytes: 0, live: 0, peak: 0)
                    if rest.count > 1 { rest.removeFirst() }
                    return reading
                }
            })
    }
}
