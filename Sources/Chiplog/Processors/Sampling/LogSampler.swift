/// Decides which of many events are kept.
///
/// What a sampler promises:
/// 1. `decide` may run on many threads at once, throws nothing, allocates nothing.
/// 2. Given the same seed and the same events one after the other, it decides the same.
/// 3. The weights of the events it keeps add up, on average, to the number of events it was asked about.
///
/// A sampler counts for itself: one value given to two processors is one sampler.
public protocol LogSampler: Sendable {
    func decide(_ event: borrowing LogEvent) -> SamplingDecision

    /// Which events it keeps, in words: "1 in 10".
    var explanation: String { get }
}

/// What a sampler says of an event.
public enum SamplingDecision: Sendable, Hashable {
    case leaveOut
    /// Kept, standing for `weight` events: itself and others like it that are left out.
    case keep(weight: Double)
}

/// Keeps every event.
public struct EverySampler: LogSampler {
    public init() {}

    public func decide(_ event: borrowing LogEvent) -> SamplingDecision { .keep(weight: 1) }

    public var explanation: String { "every event" }
}

extension LogSampler where Self == EverySampler {
    /// Keeps every event.
    public static var every: EverySampler { EverySampler() }
}
