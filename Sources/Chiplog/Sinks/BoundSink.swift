/// A sink whose `write` is bound where its type is known, so that a call finds the sink's parts without asking the type
/// where they are. For those of the library's own sinks that write with every event; any other is bound without.
protocol BoundSink: LogSink {
    var boundWrite: @Sendable (borrowing LogEvent) throws(SinkError) -> Void { get }
}

extension BoundSink {
    var boundWrite: @Sendable (borrowing LogEvent) throws(SinkError) -> Void {
        { (event: borrowing LogEvent) throws(SinkError) in try write(event) }
    }
}
