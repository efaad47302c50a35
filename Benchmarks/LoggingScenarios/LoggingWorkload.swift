import Chiplog
import ChiplogBench

/// A scenario's logging calls: a log over the sinks that the scenario describes, driven by the engine.
///
/// In the verify pass every event also carries who it is (`thread`, `seq`), so that each one can be found again.
struct LoggingWorkload: Workload {
    private let settings: LoggingSettings
    private let pipeline: Pipeline
    private let sink: any LogSink
    private let log: Log
    /// What calls are made in; nil where nothing is bound.
    private let context: LogContext?
    /// Each caller's events.
    private let pools: [EventPool]
    private let seed: UInt64
    private let path: String
    private let isVerifying: Bool

    init(_ settings: LoggingSettings, _ request: WorkloadRequest) throws(WorkloadError) {
        self.settings = settings
        let path = request.directory + "/output.log"
        let isVerifying = request.pass == .verify
        pools = (0..<request.scenario.load.threads).map { _ in EventPool(settings.messages, seed: request.seed) }
        let inner = try WorkloadError.telling { () throws(SinkError) in
            try settings.sink.make(path: path, formatter: settings.format.formatter, isVerifying: isVerifying)
        }
        sink = settings.queue.wrap(inner)
        let sampler = settings.sampling.map { [$0.processor(seed: request.seed)] } ?? []
        pipeline = Pipeline(
            level: settings.logger.threshold, processors: settings.processors.map(\.processor) + sampler, sinks: [sink],
            clock: request.pass == .instr ? .still : .system)
        let bound = settings.logger.bound
        log = Log(settings.logger.label, pipeline: pipeline).with { fields in
            for field in bound { fields[key: field.key] = field.value }
        }
        context = settings.logger.context?.logContext(seed: request.seed)
        seed = request.seed
        self.path = path
        self.isVerifying = isVerifying
    }

    func prepare() throws(WorkloadError) {
        if settings.sink.isOneFile {
            try OutputFile(path: path).empty()
        }
    }

    func run(thread: Int, events range: Range<UInt64>) {
        let calls = LoggingCalls(log: log, events: pools[thread])
        guard let context else { return calls.make(thread, range, isIdentified: isVerifying) }
        context.run { calls.make(thread, range, isIdentified: isVerifying) }
    }

    func drain() throws(WorkloadError) {
        try WorkloadError.telling { () throws(SinkError) in try pipeline.flush() }
    }

    func finish() throws(WorkloadError) {
        try WorkloadError.telling { () throws(SinkError) in try pipeline.shutdown() }
    }

    var bytesOut: UInt64? {
        settings.sink.isOneFile ? OutputFile(path: path).size : nil
    }

    var eventsDropped: UInt64 {
        pipeline.counters.sinks.reduce(0) { $0 + $1.dropped.total }
    }

    var queueDepth: UInt64? {
        settings.queue.policy == .none ? nil : UInt64(sink.queuedBytes)
    }

    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        guard let pool = pools.first else { throw WorkloadError("there are no callers whose events could be followed") }
        let expected = ExpectedEvents(settings, pool, seed: seed)
        let account = DeliveryAccount(
            settings: settings, expected: expected, seed: seed, counters: pipeline.counters, sent: sent)
        var delivery = account.delivery(verifiedBy: settings.sink.keepsLines ? "file-scan" : "sink-counter")
        let branches = UInt64(max(1, settings.sink.branches.count))
        delivery.delivered = account.sink.written / branches
        for (index, path) in settings.sink.outputs(path: path).enumerated() {
            let scan = OutputScan(settings: settings, expected: expected, output: OutputFile(path: path))
            let found = try scan.find(sent: sent)
            delivery.take(found.tally, isFirst: index == 0)
            account.check(found, &delivery)
        }
        let accountedFor = delivery.delivered + delivery.dropped
        let missing = delivery.accepted > accountedFor ? delivery.accepted - accountedFor : 0
        delivery.missingUnaccounted = max(delivery.missingUnaccounted, missing)
        return delivery
    }
}

extension LogClock {
    /// A clock that stands still, so that no second passes while instructions are counted: a new one is written anew,
    /// which the others of its events are spared.
    fileprivate static let still = LogClock.custom { LogTimestamp(nanosecondsSince1970: 1_767_225_600_123_456_789) }
}

extension WorkloadError {
    /// What `body` gives; its failure in the same words.
    fileprivate static func telling<Result>(_ body: () throws(SinkError) -> Result) throws(WorkloadError) -> Result {
        do throws(SinkError) {
            return try body()
        } catch {
            throw WorkloadError(error.description)
        }
    }
}
