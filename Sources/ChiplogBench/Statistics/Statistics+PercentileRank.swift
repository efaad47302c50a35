extension Statistics {
    /// How many events have to lie beyond a percentile for it to be reported. The standard error of 100
    /// is 10: what is taken for p99 then lies, 19 times in 20, between the true p98.8 and p99.2.
    public static let fewestEventsBeyondPercentile: UInt64 = 100

    /// Whether `count` events are enough to report `percentile` (0 to 100): about 200 for the median, 10,000 for
    /// p99, a million for p99.99.
    public static func hasSupport(percentile: Double, count: UInt64) -> Bool {
        // By the rank, since 1 − 0.999 is in binary a little less than 0.001.
        let rank = rank(ofPercentile: percentile, count: count)
        return rank <= count && count - rank >= fewestEventsBeyondPercentile
    }

    /// Which of `count` events in ascending order is at `percentile`, from 1; numbers outside 0 to 100 are taken for the
    /// nearer end.
    static func rank(ofPercentile percentile: Double, count: UInt64) -> UInt64 {
        guard percentile > 0 else { return 1 }
        let place = min(percentile, 100) * Double(count) / 100 + 0.5
        return max(1, min(UInt64(min(place, 0x1p63)), count))
    }
}
