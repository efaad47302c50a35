extension PassName {
    /// The order of a report's tables: what most ask for first.
    static let inReportOrder: [PassName] = [.time, .alloc, .memory, .latency, .instr, .verify]

    /// What the table of the pass's figures is called.
    var title: String {
        switch self {
        case .time: "Time"
        case .alloc: "Allocations"
        case .memory: "Memory"
        case .latency: "Latency"
        case .instr: "Instructions"
        case .verify: "Verification"
        }
    }
}
