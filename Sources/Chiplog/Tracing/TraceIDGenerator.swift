internal import CChiplogShims

/// Where the ids of new traces and spans come from.
public struct TraceIDGenerator: Sendable {
    private enum Source: Sendable {
        /// The thread's own generator, asked without a closure.
        case random
        case numbers(@Sendable () -> UInt64)
        case ids(trace: @Sendable () -> TraceID, span: @Sendable () -> SpanID)
    }

    private let source: Source

    /// Random numbers of a generator that each thread has for itself, seeded by the system; some 2 ns a number. They are
    /// unlike those of other threads and processes, forked ones included, but not meant to be kept secret.
    public static let random = TraceIDGenerator(source: .random)

    /// Ids made of the numbers that `next` gives, two for a trace and one for a span; called from any thread.
    public static func custom(_ next: @escaping @Sendable () -> UInt64) -> Self {
        Self(source: .numbers(next))
    }

    /// Ids of one's own, such as those whose first bytes say when or where; both are called from any thread. What they
    /// give is taken as it is, but for an id of zero, which becomes 1.
    public static func custom(
        traceID: @escaping @Sendable () -> TraceID, spanID: @escaping @Sendable () -> SpanID
    ) -> Self {
        Self(source: .ids(trace: traceID, span: spanID))
    }

    /// The same ids in the same order for the same seed, for tests and replays.
    public static func seeded(_ seed: UInt64) -> Self {
        let numbers = MixedCounter(seed: seed)
        return custom { numbers.next() }
    }

    /// A new trace's id.
    public func traceID() -> TraceID {
        if case .ids(let traceID, _) = source {
            let id = traceID()
            return id.isValid ? id : TraceID(high: 0, low: 1)
        }
        var numbers = Numbers(source: source)
        return .random(using: &numbers)
    }

    /// A new span's id.
    public func spanID() -> SpanID {
        if case .ids(_, let spanID) = source {
            let id = spanID()
            return id.isValid ? id : SpanID(1)
        }
        var numbers = Numbers(source: source)
        return .random(using: &numbers)
    }

    private struct Numbers: RandomNumberGenerator {
        let source: Source

        func next() -> UInt64 {
            if case .numbers(let next) = source { next() } else { chiplog_random() }
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
