import Testing

@testable import ChiplogBench

/// Expected values come from `hdrhistogram` 0.10.8 of PyPI, made with `HdrHistogram(1, 60_000_000_000, 3)`;
/// `Tests/Oracles/statistics` compares many more.
@Suite struct HDRHistogramTests {
    private func histogram(_ values: some Sequence<UInt64>) -> HDRHistogram {
        values.reduce(into: HDRHistogram()) { $0.record($1) }
    }

    @Test func `The buckets leave no value out and overlap nowhere`() {
        var next: UInt64 = 0
        for index in 0..<HDRBuckets.count {
            let (lowest, highest) = (HDRBuckets.lowest(at: index), HDRBuckets.highest(at: index))
            if lowest != next || highest < lowest { Issue.record("bucket \(index): \(lowest)...\(highest)") }
            // Three significant digits: the values of a bucket are less than 0.1 % apart.
            if highest - lowest > lowest / 1000 { Issue.record("bucket \(index) is too wide") }
            next = highest + 1
        }
        #expect(next > HDRHistogram.highestTrackable)
        #expect(HDRBuckets.count * 8 == 216 * 1024)
    }

    @Test(arguments: [0, 1, 2047, 2048, 2049, 4095, 4096, 1_000_000, 34_359_738_368, 60_000_000_000] as [UInt64])
    func `A value is in the bucket that its ends say`(value: UInt64) {
        let index = HDRBuckets.index(of: value)
        #expect((HDRBuckets.lowest(at: index)...HDRBuckets.highest(at: index)).contains(value))
    }

    @Test func `Figures of squares`() throws {
        let squares = histogram((1...10_000).lazy.map { $0 * $0 })
        let expected: [(Double, UInt64)] = [
            (0, 1), (25, 6_250_495), (50, 25_001_983), (90, 81_002_495), (99, 98_041_855), (99.9, 99_811_327),
            (99.99, 100_007_935), (100, 100_007_935),
        ]
        for (percentile, value) in expected { #expect(squares.value(atPercentile: percentile) == value) }
        #expect(squares.count == 10_000)
        #expect(squares.min == 1)
        #expect(squares.max == 100_007_935)
        #expect(abs(try #require(squares.mean) - 33_338_484.0959) < 1e-4)
    }

    @Test func `The ranks are rounded as in C and Python`() {
        // 99.9 % of 1,600 are 1,598.4 values, and of 1,500 are 1,498.5.
        #expect(histogram(1...1600).value(atPercentile: 99.9) == 1598)
        #expect(histogram(1...1500).value(atPercentile: 99.9) == 1499)
    }

    @Test func `Nothing recorded has no figures`() {
        let empty = HDRHistogram()
        #expect(empty.count == 0)
        #expect(empty.min == nil && empty.max == nil && empty.mean == nil)
        #expect(empty.value(atPercentile: 50) == nil)
        #expect(Array(empty.recorded).isEmpty)
    }

    @Test func `Too long is recorded as the longest, and counted`() {
        let long = histogram([60_000_000_000, 60_000_000_001, .max])
        #expect(long.overflowed == 2)
        #expect(Array(long.recorded).map(\.count) == [3])
        #expect(long.max == 60_028_878_847)
    }

    @Test(arguments: [-1, 101, .nan, .infinity, -.infinity] as [Double])
    func `Percentiles that are none are the nearest end`(percentile: Double) {
        #expect(histogram([5, 7]).value(atPercentile: percentile) == (percentile > 0 ? 7 : 5))
    }

    @Test func `The recorded buckets are what was recorded`() {
        let buckets = Array(histogram([5, 2049, 5, 2048]).recorded)
        #expect(
            buckets == [
                HDRHistogram.Bucket(lowest: 5, highest: 5, count: 2),
                HDRHistogram.Bucket(lowest: 2048, highest: 2049, count: 2),
            ])
    }

    @Test func `Merged is as if one had recorded everything`() {
        var random = SplitMix64(seed: 3)
        let values = (0..<2000).map { _ in random.next() >> UInt64.random(in: 24...63, using: &random) }
        var merged = histogram(values[..<700])
        merged.merge(histogram(values[700...]))
        #expect(merged == histogram(values))
        #expect(merged.overflowed > 0)
        merged.merge(HDRHistogram())
        #expect(merged == histogram(values))
    }

    @Test func `Any percentile is the value of its rank, to three digits`() throws {
        var random = SplitMix64(seed: 4)
        let values = (0..<3000).map { _ in random.next() >> UInt64.random(in: 29...63, using: &random) }.sorted()
        let filled = histogram(values)
        for percentile in [0.1, 1, 12.5, 50, 77.7, 99, 99.9, 100] {
            let value = values[Int(percentile * 3000 / 100 + 0.5) - 1]
            #expect(filled.value(atPercentile: percentile) == HDRBuckets.highest(at: HDRBuckets.index(of: value)))
        }
    }

    @Test(
        arguments: [
            (50, 199, false), (50, 200, true), (90, 995, false), (90, 1000, true), (99, 9950, false),
            (99, 10_000, true),
            (99.9, 99_500, false), (99.9, 100_000, true), (99.99, 995_000, false), (99.99, 1_000_000, true),
            (100, 1 << 40, false), (0, 100, false), (0, 101, true), (50, 0, false), (.nan, 0, false), (99, .max, true),
        ] as [(Double, UInt64, Bool)])
    func `A percentile is reported with a hundred events beyond it`(percentile: Double, count: UInt64, isReported: Bool)
    {
        #expect(Statistics.hasSupport(percentile: percentile, count: count) == isReported)
    }

    @Test func `A percentile without support is withheld`() {
        #expect(histogram(1...199).reportable(percentile: 50) == nil)
        #expect(histogram(1...200).reportable(percentile: 50) == 100)
    }
}
