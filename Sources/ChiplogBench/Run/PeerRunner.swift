/// Measures this program and its peers: each in turns with the reference, so that every one has the same yardstick at
/// the same moment, and one after the other in an order drawn anew for each row.
public struct PeerRunner {
    /// A peer and how it can be measured.
    public struct Entry: Sendable {
        /// How its workers are started.
        public enum Start: Sendable {
            /// As this program's, over these rows: the plan's, with the peer's settings.
            case itself([RunPlan.Row])
            case program(WorkerCommand)
            /// Not at all, for this reason.
            case missing(String)
        }

        public var peer: Peer
        public var start: Start

        public init(_ peer: Peer, _ start: Start) {
            self.peer = peer
            self.start = start
        }
    }

    private let plan: RunPlan
    private let entries: [Entry]
    private let events: any PeerEvents
    private let command: WorkerCommand
    private let scratch: String
    private let stop: Interruption

    /// - Parameters:
    ///   - plan: Rows that `events` covers.
    ///   - entries: The peers, each with how it is started.
    ///   - events: What every one of them logs.
    ///   - command: How this program's workers are started.
    ///   - scratch: An existing folder for what workers write, and for the events that peers read.
    ///   - stop: Ends the run early: the worker is killed, and all rows not done are `skipped`.
    public init(
        _ plan: RunPlan, _ entries: [Entry], events: any PeerEvents, command: WorkerCommand, scratch: String,
        stop: Interruption = .never
    ) {
        self.plan = plan
        self.entries = entries
        self.events = events
        self.command = command
        self.scratch = scratch
        self.stop = stop
    }

    /// Measures everything; a row's results come in the order in which they were measured. Call it on a thread that
    /// lives as long.
    public func run(_ tell: (RunEvent) -> Void) {
        var random = SplitMix64(seed: plan.seed)
        let turns = plan.rows.indices.flatMap { row in
            entries.filter { $0.peer.lines[plan.rows[row].scenario.name] != nil }.shuffled(using: &random).map {
                (row, $0)
            }
        }
        var hasReference: Set<Int> = []
        for (number, (row, entry)) in turns.enumerated() {
            let id = plan.rows[row].scenario.id
            tell(.rowStarted(id: "\(id) \(entry.peer.id)", index: number, count: turns.count))
            for result in results(of: row, entry, tell) {
                if result.subject == Arm.head.rawValue {
                    tell(.rowFinished(result.of(subject: entry.peer.id)))
                } else if hasReference.insert(row).inserted {
                    // Measured with every peer; one of its results is enough to read.
                    tell(.rowFinished(result))
                }
            }
        }
    }

    private func results(of index: Int, _ entry: Entry, _ tell: (RunEvent) -> Void) -> [ResultRow] {
        let row = plan.rows[index]
        switch entry.start {
        case .missing(let reason):
            return [ResultRow(row.scenario, subject: Arm.head.rawValue, failure: .skipped(reason))]
        case .itself(let rows):
            let launcher = WorkerLauncher(
                command, scratch: scratch, settings: (plan.settings + entry.peer.settings).map(\.text), seed: plan.seed,
                pinning: plan.pinning, stop: stop)
            return measure(rows[index], launcher, nil, tell)
        case .program(let program):
            do throws(WorkloadError) {
                let task = try PeerTask(row.scenario, events, seed: plan.seed, scratch: scratch)
                defer { task.remove() }
                let launcher = WorkerLauncher(
                    program, reference: command, task: task.json, scratch: scratch, settings: plan.settings.map(\.text),
                    seed: plan.seed, pinning: plan.pinning, stop: stop)
                return measure(row, launcher, readBack(row.scenario, entry.peer), tell)
            } catch {
                return [ResultRow(row.scenario, subject: Arm.head.rawValue, failure: .failed(error.description))]
            }
        }
    }

    private func measure(
        _ row: RunPlan.Row, _ launcher: WorkerLauncher,
        _ readBack: (@Sendable (JSON) throws(WorkloadError) -> Delivery)?, _ tell: (RunEvent) -> Void
    ) -> [ResultRow] {
        withoutActuallyEscaping(tell) { tell in
            RowMeasurement(
                row, plan, progress: { tell(.passProgress($0, done: $1, total: $2)) }, starts: launcher.starts(of: row),
                readBack: readBack
            ).results()
        }
    }

    /// How a peer's answer to `verify` becomes a delivery.
    private func readBack(
        _ scenario: Scenario, _ peer: Peer
    ) -> (@Sendable (JSON) throws(WorkloadError) -> Delivery)? {
        guard let lines = peer.lines[scenario.name] else { return nil }
        return { [events, seed = plan.seed] (answer) throws(WorkloadError) in
            guard let path = answer["output"]?.string, let sent = answer["sent"]?.uint,
                let dropped = answer["dropped"]?.uint
            else { throw WorkloadError("\"verify\" was answered without output, sent and dropped") }
            let output = PeerOutput(path: path, lines: lines, sent: sent, dropped: dropped)
            return try events.delivery(of: output, scenario, seed: seed)
        }
    }
}
