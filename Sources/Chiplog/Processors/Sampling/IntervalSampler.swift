internal import Synchronization

/// Keeps, of events that are alike, the first few of each interval and then every so many-th.
///
/// Alike are events of one level, label and message. They are told apart by a hash, in 4,096 places (32 KiB): two kinds
/// that share a place are counted as one. Intervals are of the events' own time and begin at multiples of their length.
public struct IntervalSampler: LogSampler {
    private let first: UInt64
    private let every: UInt64
    private let interval: Int64
    private let counts = EventTable()

    /// - Parameters:
    ///   - first: how many of a kind are kept at the beginning of each interval.
    ///   - every: of the following every so many-th is kept; 0 keeps none.
    ///   - interval: its length; at least 1 ms, and at most some 290 years.
    public init(first: UInt32, thenEvery every: UInt32, per interval: Duration) {
        self.first = UInt64(first)
        self.every = UInt64(every)
        self.interval = max(1_000_000, interval.clampedNanoseconds)
    }

    public func decide(_ event: borrowing LogEvent) -> SamplingDecision {
        let window = UInt64(bitPattern: event.time.nanosecondsSince1970 / interval) & 0xFFFF_FFFF
        let number = count(in: window, at: EventTable.place(of: event))
        if number <= first { return .keep(weight: 1) }
        return every > 0 && (number - first).isMultiple(of: every) ? .keep(weight: Double(every)) : .leaveOut
    }

    /// Counts one more event of an interval; the interval's number stands in the upper half of the place's word, the
    /// count in the lower. An event of an earlier interval than the one that is counted counts with that one.
    private func count(in window: UInt64, at place: Int) -> UInt64 {
        counts.update(place) { word in
            let isLater = Int32(truncatingIfNeeded: window &- (word >> 32)) > 0
            let count = isLater || word == 0 ? 0 : word & 0xFFFF_FFFF
            return (isLater || word == 0 ? window : word >> 32) << 32 | min(count + 1, 0xFFFF_FFFF)
        } & 0xFFFF_FFFF
    }

    public var explanation: String {
        let seconds = Double(interval) / 1e9
        return "of each kind the first \(first) every \(seconds) s, then \(every == 0 ? "none" : "1 in \(every)")"
    }
}

extension LogSampler where Self == IntervalSampler {
    /// Keeps, of events that are alike, the first few of each interval and then every so many-th; see `IntervalSampler`.
    public static func first(_ first: UInt32, thenEvery every: UInt32, per interval: Duration) -> IntervalSampler {
        IntervalSampler(first: first, thenEvery: every, per: interval)
    }
}
