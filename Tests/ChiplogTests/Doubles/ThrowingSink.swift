import Chiplog

/// Takes nothing: every call throws.
struct ThrowingSink: LogSink {
    func write(_ event: borrowing LogEvent) throws(SinkError) { throw SinkError("broken on purpose") }
    func flush() throws(SinkError) { throw SinkError("broken on purpose: flush") }
    func shutdown() throws(SinkError) { throw SinkError("broken on purpose: shutdown") }
    var counters: SinkCounters { SinkCounters() }
}
