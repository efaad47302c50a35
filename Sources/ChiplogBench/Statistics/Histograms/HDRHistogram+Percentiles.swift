extension HDRHistogram {
    /// The value that `percentile` percent (0 to 100) of those recorded do not exceed, in nanoseconds: the highest of
    /// its bucket, or the lowest for percentile 0; nil when nothing was recorded.
    ///
    /// It is the value with the rank `percentile` · count / 100 rounded to the nearest, and at least 1: what
    /// HdrHistogram of C and of Python give. (Java rounds the rank up.)
    public func value(atPercentile percentile: Double) -> UInt64? {
        let wanted = Statistics.rank(ofPercentile: percentile, count: count)
        var seen: UInt64 = 0
        for bucket in recorded {
            seen &+= bucket.count
            if seen >= wanted { return percentile > 0 ? bucket.highest : bucket.lowest }
        }
        return nil
    }

    /// The percentile as a report may print it: nil unless enough values lie beyond it to make it worth anything. See
    /// ``Statistics/hasSupport(percentile:count:)``; the greatest value of all is ``max``.
    public func reportable(percentile: Double) -> UInt64? {
        Statistics.hasSupport(percentile: percentile, count: count) ? value(atPercentile: percentile) : nil
    }
}
