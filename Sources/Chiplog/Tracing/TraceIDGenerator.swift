internal import CChiplogShims
internal import Synchronization

/// Where the ids of new traces and spans come from.
public struct TraceIDGenerator: Sendable {
    /// nil is the thread's own generator, asked without a closure.
    private let number: (@Sendable () -> UInt64)?

    /// Random numbers of a generator that each thread has for itself, seeded by the system; some 2 ns a number. They are
    /// unlike those of other threads and processes, forked ones included, but not meant to be kept secret.
    public static let random = TraceIDGenerator(number: nil)

    /// Ids made of the numbers that `next` gives, two for a trace and one for a span; called from any thread.
    public static func custom(_ next: @escaping @Sendable () -> UInt64) -> Self {
        Self(number: next)
    }

    /// The same ids in the same order for the same seed, for tests and replays.
    public static func seeded(_ seed: UInt64) -> Self {
        let state = SeedState(seed)
        return custom { state.next() }
    }

    /// A new trace's id.
    public func traceID() -> TraceID {
        var source = Source(number: number)
        return .random(using: &source)
    }

    /// A new span's id.
    public func spanID() -> SpanID {
        var source = Source(number: number)
        return .random(using: &source)
    }

    private struct Source: RandomNumberGenerator {
        let number: (@Sendable () -> UInt64)?

        func next() -> UInt64 {
            number.map { $0() } ?? chiplog_random()
        }
    }

    /// SplitMix64 (Steele, Lea, Flood 2014), for which a shared counter is all that threads have to agree on.
    private final class SeedState: Sendable {
        private let counter: Atomic<UInt64>

        init(_ seed: UInt64) {
            counter = Atomic(seed)
        }

        func next() -> UInt64 {
            var mixed = counter.wrappingAdd(0x9e37_79b9_7f4a_7c15, ordering: .relaxed).newValue
            mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
            return mixed ^ (mixed >> 31)
        }
    }
}

private enum TraceIDGeneratorKey: LogContextKey {
    typealias Value = TraceIDGenerator
}

extension LogContext {
    /// Where the task's new traces and spans get their ids from.
    public var traceIDs: TraceIDGenerator {
        get { self[TraceIDGeneratorKey.self] ?? .random }
        set { self[TraceIDGeneratorKey.self] = newValue }
    }
}
