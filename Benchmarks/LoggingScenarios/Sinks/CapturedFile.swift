import Chiplog
import ChiplogCapture

/// Keeps events in memory as a test's capture does, and writes them to a file at the very end, where they can be verified.
struct CapturedFile: LogSink {
    private let file: FileAtTheEnd
    /// Whether a flush, which is measured as drain time, looks through everything that is kept.
    private let searches: Bool
    /// Holds whatever a run can log.
    private let capture = LogCapture(bound: LogCapture.Bound(first: .max, last: 0, bytes: 8 << 30))
    private let mark = FutexMutex(LogCapture.Mark.start)

    init(path: String, formatter: any LogFormatter, searches: Bool) {
        file = FileAtTheEnd(path: path, formatter: formatter)
        self.searches = searches
    }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        try capture.write(event)
    }

    /// A level, a part of the message and a field, none of which decides alone; in the events of the last sample.
    private static let pattern = LogPattern(.info, .contains("order"), ["currency": "none of them"])

    func flush() throws(SinkError) {
        guard searches else { return }
        let since = mark.withLock { $0 }
        guard capture.records(matching: Self.pattern, since: since).isEmpty else {
            throw SinkError("captured file: the search found what is not there")
        }
        mark.withLock { $0 = capture.mark() }
    }

    func shutdown() throws(SinkError) {
        try capture.shutdown()
        try file.write { (file) throws(SinkError) in
            for record in capture.records {
                try record.withEvent { (event) throws(SinkError) in try file.write(event) }
            }
        }
    }

    var counters: SinkCounters { capture.counters }
}
