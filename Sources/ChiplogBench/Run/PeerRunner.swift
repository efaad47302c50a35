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
        var references: [ResultRow?] = plan.rows.map { _ in nil }
        for (number, (row, entry)) in turns.enumerated() {
            let scenario = plan.rows[row].scenario
            tell(.rowStarted(id: "\(scenario.id) \(entry.peer.id)", index: number, count: turns.count))
            let results = results(of: row, entry, tell)
            let reference = results.first { $0.subject == Arm.reference.rawValue }
            for var result in results where result.subject == Arm.head.rawValue {
                result.warnings += entry.peer.warnings(in: scenario.name) + Self.warnings(about: reference)
                tell(.rowFinished(result.of(subject: entry.peer.id)))
            }
            // Measured with everybody; one of its results, a good one if there is any, is enough to read.
            if references[row]?.status != .ok { references[row] = reference ?? references[row] }
        }
        for reference in references { reference.map { tell(.rowFinished($0)) } }
    }

    /// Why a peer has no ratio, where the fault is the reference's.
    private static func warnings(about reference: ResultRow?) -> [ReportWarning] {
        guard let reference, reference.status != .ok else { return [] }
        let reason = reference.reason ?? reference.status.rawValue
        return [ReportWarning(code: "reference.failed", message: "no ratio, since the reference failed: \(reason)")]
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
            guard let own = rows.first(where: { $0.scenario.id == row.scenario.id }) else {
                let reason = "with its settings there is no row of this id"
                return [ResultRow(row.scenario, subject: Arm.head.rawValue, failure: .failed(reason))]
            }
            return measure(own, launcher, nil, tell)
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
        _ row: RunPlan.Row, _ launcher: WorkerLauncher, _ readBack: ReadBack?, _ tell: (RunEvent) -> Void
    ) -> [ResultRow] {
        withoutActuallyEscaping(tell) { tell in
            RowMeasurement(
                row, plan, progress: { tell(.passProgress($0, done: $1, total: $2)) }, starts: launcher.starts(of: row),
                readBack: readBack
            ).results()
        }
    }

    /// How a peer's answer to `verify` becomes a delivery.
    private func readBack(_ scenario: Scenario, _ peer: Peer) -> ReadBack? {
        guard let lines = peer.lines[scenario.name] else { return nil }
        return { [events, seed = plan.seed] (answer, asked, folder) throws(WorkloadError) in
            let output = try PeerOutput(answer, lines, asked: asked, folder: folder)
            return try events.delivery(of: output, scenario, seed: seed)
        }
    }
}
