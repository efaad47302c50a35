/// One way of observing a row, in worker processes of its own.
///
/// Promises:
/// - `conduct` runs in the parent and starts as many workers as it likes, one after the other or side by side.
/// - `makeWorker` runs in a worker; what it returns answers every command that `conduct` sends after `load`.
/// - A pass never looks at how another pass went.
protocol Pass: Sendable {
    var name: PassName { get }

    /// Whether there is anything to observe in a scenario; so unless a pass says otherwise.
    func applies(to scenario: Scenario) -> Bool

    /// Whether it measures time, which what runs beside it would change; not so unless a pass says otherwise.
    var isTimed: Bool { get }

    /// Sends commands to workers and gathers what they answer.
    func conduct(_ row: PassRequest) throws(WorkerFailure) -> PassResult

    /// The same for a row and its reference at the same time; one after the other unless a pass says more.
    func conduct(_ head: PassRequest, beside reference: PassRequest) throws(ArmFailure) -> PassPair

    /// Makes what answers the commands in a worker.
    func makeWorker(_ row: LoadedRow) -> any PassWorker
}

extension Pass {
    func applies(to scenario: Scenario) -> Bool { true }
    var isTimed: Bool { false }
}

/// The part of a pass that lives in the worker.
protocol PassWorker {
    /// Does one command and returns the answer.
    mutating func handle(_ command: String, _ arguments: JSON) throws(WorkloadError) -> JSON
}

/// What a pass is asked to observe.
struct PassRequest {
    var scenario: Scenario
    var profile: Profile
    /// Seeds everything random.
    var seed: UInt64
    /// Starts a fresh worker that has the row loaded; workers of the same block are started under the same conditions.
    var startWorker: (_ block: Int) throws(WorkerFailure) -> WorkerConnection
    /// The same under Callgrind.
    var startCounted: () throws(WorkerFailure) -> Callgrind.Start
    /// Reads back what a worker has written that answers `verify` without a delivery; nil where it knows better itself.
    var readBack: ReadBack?
    /// Told how many of how many processes are done.
    var progress: (_ done: Int, _ total: Int) -> Void

    /// How many events each caller does in a pass that does the scenario's load.
    var eventsPerCaller: UInt64 { scenario.load.eventsPerCaller(profile) }
}

/// Finds out what became of `events` events from what a worker answered to `verify`, whose folder is `folder`.
typealias ReadBack = @Sendable (_ answer: JSON, _ events: UInt64, _ folder: String) throws(WorkloadError) -> Delivery

/// What a pass found out.
struct PassResult: Sendable {
    var metrics: [MetricValue] = []
    var delivery: Delivery?
    var latency: [LatencyRow] = []
    var warnings: [ReportWarning] = []
    /// Instructions per event by function, from a pass that counts them.
    var costs: [String: Double] = [:]

    /// A pass that this machine or this row does not allow; the row goes on without its figures.
    static func skipped(_ pass: PassName, _ reason: String) -> PassResult {
        PassResult(
            warnings: [ReportWarning(code: "\(pass.rawValue).skipped", message: "\(pass.rawValue) pass: \(reason)")])
    }
}

extension PassName {
    /// The order in which passes are made: verify comes first, since a row that fails it gets no figures.
    static let inOrder: [PassName] = [.verify, .time, .alloc, .memory, .latency, .instr]

    /// The passes that `scenario` asks for and that find something in it, in the order they are made.
    public static func applying(to scenario: Scenario) -> [PassName] {
        inOrder.filter { scenario.passes.contains($0) && $0.pass.applies(to: scenario) }
    }

    /// The pass of this name.
    var pass: any Pass {
        switch self {
        case .verify: VerifyPass()
        case .time: TimePass()
        case .alloc: AllocPass()
        case .memory: MemoryPass()
        case .latency: LatencyPass()
        case .instr: InstrPass()
        }
    }
}
