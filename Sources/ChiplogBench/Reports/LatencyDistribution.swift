/// Times of events as their histogram has them, in nanoseconds.
public struct LatencyDistribution: Equatable, Sendable {
    /// A percentile that reports show, and its name there.
    public typealias Percentile = (name: String, percent: Double)

    /// The percentiles that reports show.
    public static let percentiles: [Percentile] = [
        ("p50", 50), ("p90", 90), ("p99", 99), ("p99.9", 99.9), ("p99.99", 99.99),
    ]

    /// How many events there were.
    public var count: UInt64
    /// The values of ``percentiles``; nil with fewer than 100 events beyond one.
    public var values: [UInt64?]
    /// The longest; nil when there were no events.
    public var max: UInt64?
    /// The histogram: HdrHistogram's compressed V2 encoding in base64.
    public var encoded: String

    init(_ histogram: HDRHistogram) {
        count = histogram.count
        values = Self.percentiles.map { histogram.reportable(percentile: $0.percent) }
        max = histogram.max
        encoded = histogram.text
    }

    /// The value of the percentile of that name; nil when it is not shown.
    public func value(_ name: String) -> UInt64? {
        zip(Self.percentiles, values).first { $0.0.name == name }?.1
    }
}
