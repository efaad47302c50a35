import Chiplog

/// Tells, once, of what is logged after a capture's end.
///
/// It outlives its capture, for events that bear the capture's traces: so it is small, and has all that the telling
/// takes.
final class LateWatch: Sendable {
    /// Gets the first late record, and what of it nothing may show.
    typealias Tell = @Sendable (CapturedRecord, _ secrets: [String]) -> Void

    private struct State {
        var hasTold = false
        var secrets: [String] = []
    }

    /// That of the capture, like its processors.
    let level: LogThreshold
    let processors: ProcessorChain
    private let tell: Tell?
    private let state = FutexMutex(State())

    init(level: LogThreshold, processors: ProcessorChain, tell: Tell?) {
        self.level = level
        self.processors = processors
        self.tell = tell
    }

    /// Whether there is something to be told of the next late record.
    var isOpen: Bool { tell != nil && !state.withLock(\.hasTold) }

    func tell(of record: CapturedRecord) {
        let secrets = state.withLock { state -> [String]? in
            defer { state.hasTold = true }
            return state.hasTold ? nil : state.secrets
        }
        if let secrets { tell?(record, secrets) }
    }

    /// Tells of an event whose capture is gone.
    func tell(of event: borrowing LogEvent) {
        let last = LogCapture(bound: .init(first: 1, last: 0))
        if processors.isEmpty {
            last.write(event, route: .trace)
        } else {
            processors.process(event) { last.write($0, route: .trace) }
        }
        if let record = last.records.first { tell(of: record) }
    }

    var secrets: [String] { state.withLock(\.secrets) }

    func conceal(_ secret: String) {
        // Each is looked for in every record that is shown, however often a test has named it.
        state.withLock { if !$0.secrets.contains(secret) { $0.secrets.append(secret) } }
    }
}
