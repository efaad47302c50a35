import Chiplog

/// Keeps the last events in memory, and writes them to a file at the very end, where they can be verified.
struct RingFile: LogSink {
    private let file: FileAtTheEnd
    private let ring: RingSink

    /// Room for whatever a run can keep: the ring is bounded by the number of its events.
    private static let mostBytes = 1 << 30

    init(path: String, formatter: any LogFormatter, last count: Int) {
        file = FileAtTheEnd(path: path, formatter: formatter)
        ring = RingSink(last: count, maxBytes: Self.mostBytes)
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) { try ring.write(event) }

    func flush() throws(SinkError) { try ring.flush() }

    func shutdown() throws(SinkError) {
        try ring.shutdown()
        try file.write { (file) throws(SinkError) in try ring.events.write(to: file) }
    }

    var counters: SinkCounters { ring.counters }
    var queuedBytes: Int { ring.queuedBytes }
}
