/// All that a command may have.
struct Command: Decodable {
    let `do`: String
    let id: String?
    let pass: String?
    let directory: String?
    let task: Task?
    let sampleNs: UInt64?
    let warmUpNs: UInt64?
    let batch: UInt64?
    let count: UInt64?
    let eventsPerCaller: UInt64?

    /// What the parent wants logged, and where.
    struct Task: Decodable {
        let label: String
        let level: String
        let sink: String
        let bound: [[String]]
        let events: String
    }
}

/// Why a command cannot be done, in one sentence.
struct CommandError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
