public import Chiplog

/// A fresh sink for the rules to look at, and the ways to see and to disturb it from outside.
public struct SinkSpecimen: Sendable {
    /// The sink.
    public var sink: any LogSink
    /// Reads what has come out of the sink so far; nil where nothing can be read.
    public var arrived: (@Sendable () -> NumberedEvents)?
    /// Makes what lies behind the sink fail, or work again; nil where it cannot be made to.
    public var setFailing: (@Sendable (Bool) -> Void)?

    public init(
        _ sink: any LogSink, arrived: (@Sendable () -> NumberedEvents)? = nil,
        setFailing: (@Sendable (Bool) -> Void)? = nil
    ) {
        self.sink = sink
        self.arrived = arrived
        self.setFailing = setFailing
    }
}
