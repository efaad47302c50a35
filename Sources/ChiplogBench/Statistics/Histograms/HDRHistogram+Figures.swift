extension HDRHistogram {
    /// The values of one bucket, which the histogram does not tell apart, and how often they were recorded.
    public struct Bucket: Equatable, Sendable {
        /// In nanoseconds.
        public var lowest: UInt64
        /// In nanoseconds.
        public var highest: UInt64
        public var count: UInt64

        /// The one that stands for all of them in a mean.
        var middle: UInt64 { lowest + (highest - lowest + 1) / 2 }
    }

    /// The buckets that something was recorded in, from the lowest values to the highest.
    public var recorded: some Sequence<Bucket> {
        counts.enumerated().lazy.filter { $0.element > 0 }.map { index, count in
            Bucket(lowest: HDRBuckets.lowest(at: index), highest: HDRBuckets.highest(at: index), count: count)
        }
    }

    /// How many values were recorded.
    public var count: UInt64 { counts.reduce(0, &+) }

    /// The lowest value of the lowest bucket in use, in nanoseconds; nil when nothing was recorded.
    public var min: UInt64? { counts.firstIndex { $0 > 0 }.map(HDRBuckets.lowest) }

    /// The highest value of the highest bucket in use, in nanoseconds, up to 1/1,024 more than was recorded; nil when
    /// nothing was.
    public var max: UInt64? { counts.lastIndex { $0 > 0 }.map(HDRBuckets.highest) }

    /// The mean, each value taken for the middle of its bucket, in nanoseconds; nil when nothing was recorded.
    public var mean: Double? {
        let count = count
        guard count > 0 else { return nil }
        return recorded.reduce(0) { $0 + Double($1.middle) * Double($1.count) } / Double(count)
    }
}
