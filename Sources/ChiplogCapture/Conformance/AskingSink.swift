import Chiplog
import Synchronization

/// Asks a sink several times whether it wants each event before handing it over.
final class AskingSink: LogSink {
    private let sink: any LogSink
    private let refusals = Atomic<UInt64>(0)

    init(_ sink: any LogSink) {
        self.sink = sink
    }

    /// How many events the sink did not want.
    var unwanted: UInt64 { refusals.load(ordering: .relaxed) }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        let isWanted = sink.wants(event)
        for _ in 0..<3 where sink.wants(event) != isWanted {
            throw SinkError("asked about the same event again, the sink has changed its mind")
        }
        if !isWanted {
            refusals.wrappingAdd(1, ordering: .relaxed)
        }
        try sink.write(event)
    }

    func flush() throws(SinkError) { try sink.flush() }
    func flush(within limit: Duration) throws(SinkError) { try sink.flush(within: limit) }
    func shutdown() throws(SinkError) { try sink.shutdown() }
    var counters: SinkCounters { sink.counters }
}
