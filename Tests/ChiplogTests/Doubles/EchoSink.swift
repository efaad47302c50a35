import Chiplog
import Synchronization

/// Logs three large events at level debug for each at level info that it keeps.
final class EchoSink: LogSink {
    let log = Mutex<Log?>(nil)
    let kept = KeepingSink()

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        if event.level == .info, let log = log.withLock({ $0 }) {
            for _ in 0..<3 { log.debug("echo", ["filler": String(repeating: "f", count: 1000)]) }
        }
        try kept.write(event)
    }

    func flush() throws(SinkError) {}
    func shutdown() throws(SinkError) { try kept.shutdown() }
    var counters: SinkCounters { kept.counters }
}
