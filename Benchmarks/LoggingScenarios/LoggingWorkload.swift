import Chiplog
import ChiplogBench

/// A scenario's logging calls: a log over the sinks that the scenario describes, driven by the engine.
///
/// In the verify pass every event also carries who it is (`thread`, `seq`), so that each one can be found again.
struct LoggingWorkload: Workload {
    private let settings: LoggingSettings
    private let pipeline: Pipeline
    private let log: Log
    /// Each caller's events.
    private let pools: [EventPool]
    private let output: OutputFile
    private let isVerifying: Bool

    init(_ settings: LoggingSettings, _ request: WorkloadRequest) throws(WorkloadError) {
        self.settings = settings
        output = OutputFile(path: request.directory + "/output.log")
        isVerifying = request.pass == .verify
        pools = (0..<request.scenario.load.threads).map { _ in EventPool(settings.messages, seed: request.seed) }
        let path = output.path
        let sink = try WorkloadError.telling { () throws(SinkError) in
            try settings.sink.make(path: path, formatter: settings.format.formatter)
        }
        pipeline = Pipeline(
            level: settings.logger.threshold, sinks: [settings.queue.wrap(sink)],
            clock: request.pass == .instr ? .still : .system)
        let bound = settings.logger.bound
        log = Log(settings.logger.label, pipeline: pipeline).with { fields in
            for (key, value) in bound {
                fields[key: key] = value
            }
        }
    }

    func prepare() throws(WorkloadError) {
        if settings.sink.keepsLines {
            try output.empty()
        }
    }

    func run(thread: Int, events range: Range<UInt64>) {
        let events = pools[thread]
        if isVerifying {
            runIdentified(events, thread, range)
        } else if events.entries.count == 1 {
            runOne(events.entries[0], events.style, range)
        } else {
            runPool(events, range)
        }
    }

    /// Nothing in these loops but the calls, so that even one that is turned away can be timed.
    private func runOne(_ entry: EventPool.Entry, _ style: MessagesSection.Style, _ range: Range<UInt64>) {
        switch (entry, style) {
        case (.plain(let message), _):
            for _ in range { log.info(message) }
        case (.three(let event), .builder):
            for _ in range { log.info(event.message) { event.encodeThree(into: &$0) } }
        case (.three(let event), .literal):
            for _ in range { log.info(event.message, event.literalOfThree) }
        case (.mixed(let event), .builder):
            for _ in range { log.info(event.message) { event.encode(into: &$0) } }
        case (.mixed(let event), .literal):
            for _ in range { log.info(event.message, event.literal) }
        }
    }

    private func runPool(_ events: EventPool, _ range: Range<UInt64>) {
        for number in range {
            switch (events.entry(number), events.style) {
            case (.plain(let message), _): log.info(message)
            case (.three(let event), .builder): log.info(event.message) { event.encodeThree(into: &$0) }
            case (.three(let event), .literal): log.info(event.message, event.literalOfThree)
            case (.mixed(let event), .builder): log.info(event.message) { event.encode(into: &$0) }
            case (.mixed(let event), .literal): log.info(event.message, event.literal)
            }
        }
    }

    private func runIdentified(_ events: EventPool, _ thread: Int, _ range: Range<UInt64>) {
        for number in range {
            let entry = events.entry(number)
            log.info(entry.message) { fields in
                fields[key: EventIdentity.threadKey] = thread
                fields[key: EventIdentity.numberKey] = number
                switch (entry, events.style) {
                case (.plain, _): break
                case (.three(let event), .builder): event.encodeThree(into: &fields)
                case (.three(let event), .literal): fields.append(contentsOf: event.literalOfThree)
                case (.mixed(let event), .builder): event.encode(into: &fields)
                case (.mixed(let event), .literal): fields.append(contentsOf: event.literal)
                }
            }
        }
    }

    func drain() throws(WorkloadError) {
        try WorkloadError.telling { () throws(SinkError) in try pipeline.flush() }
    }

    func finish() throws(WorkloadError) {
        try WorkloadError.telling { () throws(SinkError) in try pipeline.shutdown() }
    }

    var bytesOut: UInt64? {
        settings.sink.keepsLines ? output.size : nil
    }

    var eventsDropped: UInt64 {
        pipeline.counters.sinks.reduce(0) { $0 + $1.dropped.total }
    }

    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let counters = pipeline.counters
        let attempted = sent.reduce(0, +)
        let sink = counters.sinks.first ?? SinkCounters()
        var delivery = Delivery(
            attempted: attempted,
            // A call turned away at the gate leaves no trace in the pipeline: with the level on there is none.
            filtered: log.isEnabled(.info) ? counters.filtered : attempted,
            sampledOut: counters.sampledOut,
            accepted: counters.accepted,
            dropped: sink.dropped.total,
            droppedByReason: sink.dropped.byReason.filter { $0.count > 0 },
            verifiedBy: settings.sink.keepsLines ? "file-scan" : "sink-counter")
        if settings.sink.keepsLines {
            try OutputScan(settings: settings, pools: pools, output: output).count(sent: sent, into: &delivery)
        } else {
            delivery.delivered = sink.written
        }
        let accountedFor = delivery.delivered + delivery.dropped
        delivery.missingUnaccounted = delivery.accepted > accountedFor ? delivery.accepted - accountedFor : 0
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
