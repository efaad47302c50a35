/// A value that is computed only when an event is kept: `["cart": .lazy { cart.summary() }]`.
///
/// Message and fields are evaluated only for events that pass the level gate anyway. A lazy value is worth its closure
/// where filters, samplers and the sinks' own filters turn many events away after that: it is computed once an event,
/// on the caller's thread, when the first of these holds: a processor or filter reads it, or some sink wants the event.
/// Bound to a log (`with`) or to a context, it is computed there and then.
public struct LogLazyValue: LogFieldValue {
    let compute: @Sendable () -> any LogFieldValue

    public init(_ compute: @escaping @Sendable () -> any LogFieldValue) {
        self.compute = compute
    }

    public func encode(_ key: EncodedKey, into fields: inout LogFieldEncoder) {
        fields.encode(key, lazy: self)
    }
}

extension LogFieldValue where Self == LogLazyValue {
    /// A value that is computed only when the event is kept; see `LogLazyValue`.
    public static func lazy(_ compute: @escaping @Sendable () -> any LogFieldValue) -> LogLazyValue {
        LogLazyValue(compute)
    }
}
