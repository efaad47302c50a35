/// Hands every event to several sinks, in order; one that fails does not keep the event from the others.
///
/// A failure is counted with the sink it came from, and never thrown on: the event is taken as soon as it was offered to
/// every sink.
public struct FanOutSink: LogSink {
    let sinks: [GuardedSink]

    public init(_ sinks: [any LogSink]) {
        self.sinks = sinks.map { GuardedSink($0) }
    }

    public func write(_ event: borrowing LogEvent) throws(SinkError) {
        // Counted by hand: an array's iterator allocates in debug builds, where costs are tested.
        var index = 0
        while index < sinks.count {
            sinks[index].write(event)
            index += 1
        }
    }

    public func explain(label: String, level: LogLevel) -> StageExplanation {
        let each = sinks.map { ($0.sink.name, $0.sink.explain(label: label, level: level)) }
        let words = each.map { "\($0): \($1)" }.joined(separator: "; ")
        return each.contains { $1.passes } ? .passes(words) : .ends(words)
    }

    public var isSelective: Bool { sinks.contains { $0.sink.isSelective } }

    public func wants(_ event: borrowing LogEvent) -> Bool {
        var index = 0
        while index < sinks.count {
            if sinks[index].sink.wants(event) { return true }
            index += 1
        }
        return false
    }

    public func flush() throws(SinkError) {
        try firstFailure { (sink) throws(SinkError) in try sink.flush() }
    }

    public func flush(within limit: Duration) throws(SinkError) {
        let limit = TimeLimit(limit)
        try firstFailure { (sink) throws(SinkError) in try limit.flush(sink) }
    }

    public func shutdown() throws(SinkError) {
        try firstFailure { (sink) throws(SinkError) in try sink.shutdown() }
    }

    /// Asks every sink, whatever the ones before it answered.
    private func firstFailure(_ body: (any LogSink) throws(SinkError) -> Void) throws(SinkError) {
        var failure: SinkError?
        for sink in sinks {
            do throws(SinkError) {
                try body(sink.sink)
            } catch {
                failure = failure ?? error
            }
        }
        if let failure {
            throw failure
        }
    }

    /// The sum over the sinks: with n sinks each event counts n times. A pipeline lists them one by one.
    public var counters: SinkCounters {
        sinks.map(\.counters).reduce(into: SinkCounters()) { $0 += $1 }
    }

    /// The sum over the sinks.
    public var queuedBytes: Int { sinks.reduce(0) { $0 + $1.sink.queuedBytes } }

    /// The first sink's that fails.
    public var failure: SinkError? {
        for sink in sinks {
            if let failure = sink.sink.failure { return failure }
        }
        return nil
    }
}
