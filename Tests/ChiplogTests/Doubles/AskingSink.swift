import Chiplog

/// Holds every event against some filters, and keeps it beside the answers.
final class AskingSink: LogSink {
    typealias Answer = (event: KeptEvent, matches: [Bool])

    private let filters: [LogFilter]
    // Not a `Mutex`, whose contended path the thread sanitizer cannot see.
    private let kept = FutexMutex<[Answer]>([])

    init(_ filters: [LogFilter]) {
        self.filters = filters
    }

    var answers: [Answer] { kept.withLock { $0 } }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        var matches: [Bool] = []
        for filter in filters { matches.append(filter.matches(event)) }
        let answer = (KeptEvent(event), matches)
        kept.withLock { $0.append(answer) }
    }

    func flush() throws(SinkError) {}
    func shutdown() throws(SinkError) {}
    var counters: SinkCounters { SinkCounters(written: UInt64(answers.count)) }
}

/// What `filters` say of what `body` logs.
func answers(of filters: [LogFilter], label: String = "test", loggedBy body: (Log) -> Void) -> [AskingSink.Answer] {
    let sink = AskingSink(filters)
    body(Log(label, pipeline: Pipeline(level: .trace, sinks: [sink])))
    return sink.answers
}
