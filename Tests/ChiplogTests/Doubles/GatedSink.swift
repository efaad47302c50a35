import Chiplog

/// Keeps events like `KeepingSink`, but lets no `write` through until `open` is called: a sink as slow as a test wants.
final class GatedSink: LogSink {
    private let gate = Gate()
    private let arrival = Gate()
    private let kept = KeepingSink()

    var events: [KeptEvent] { kept.events }

    /// Returns once the first `write` stands before the gate.
    func waitForWrite() { arrival.wait() }

    /// Lets every `write` through from now on.
    func open() { gate.open() }

    func write(_ event: borrowing LogEvent) throws(SinkError) {
        arrival.open()
        gate.wait()
        try kept.write(event)
    }

    func flush() throws(SinkError) {}
    func shutdown() throws(SinkError) { try kept.shutdown() }
    var counters: SinkCounters { kept.counters }
}
