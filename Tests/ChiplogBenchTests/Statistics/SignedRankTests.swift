import Testing

@testable import ChiplogBench

@Suite struct SignedRankTests {
    /// Depression scores before and after a tranquilliser: Hollander, Wolfe and Chicken, "Nonparametric Statistical
    /// Methods", example 3.1. R's help for `wilcox.test` uses them too; with `conf.int = TRUE` it gives the pseudomedian
    /// 0.46 and the interval 0.010 … 0.786, of 1 − 20/512 coverage.
    static let textbook = zip(
        [1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30],
        [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29]
    ).map { (first: Double, second: Double) -> Double in first - second }

    @Test func `The textbook's centre and interval`() throws {
        let centre = try #require(Statistics.hodgesLehmann(of: Self.textbook))
        #expect(abs(centre - 0.46) < 1e-12)
        let interval = try #require(Statistics.signedRankInterval(of: Self.textbook))
        #expect(abs(interval.lower - 0.010) < 1e-12)
        #expect(abs(interval.upper - 0.786) < 1e-12)
        #expect(interval.coverage == 1 - 20.0 / 512)
    }

    @Test func `A centre computed by hand`() {
        // Averages 1, 1.5, 2, 4.5, 5, 8.
        #expect(Statistics.hodgesLehmann(of: [1, 8, 2]) == 3.25)
        #expect(Statistics.hodgesLehmann(of: [7]) == 7)
        #expect(Statistics.hodgesLehmann(of: []) == nil)
        #expect(Statistics.hodgesLehmann(of: [1, .nan]) == nil)
        #expect(Statistics.hodgesLehmann(of: [.greatestFiniteMagnitude, .greatestFiniteMagnitude])?.isFinite == true)
    }

    // R: psignrank(k - 1, n), with qsignrank(0.025, n) for k. A million subsets agree for 20, by enumeration.
    @Test(arguments: [
        (2, 1, 0.5), (5, 1, 0.9375), (6, 1, 0.96875), (7, 3, 0.953125), (8, 4, 0.9609375), (9, 6, 0.9609375),
        (10, 9, 0.951171875), (15, 26, 0.95208740234375), (20, 53, 0.9515590667724609), (40, 265, 0.9502394321807515),
        (60, 649, 0.9507184940156387), (100, 1956, 0.9500762403957075),
    ])
    func `The rank and the coverage for 95 % are exact`(count: Int, rank: Int, coverage: Double) {
        let distribution = SignedRankDistribution(count: count)
        #expect(distribution.rank(covering: 0.95) == rank)
        #expect(abs(distribution.coverage(rank: rank) - coverage) < 1e-12)
    }

    @Test(arguments: 1...14) func `The distribution is what all sign patterns give`(count: Int) {
        let distribution = SignedRankDistribution(count: count)
        var patterns = [Int](repeating: 0, count: distribution.largest + 1)
        for signs in 0..<(1 << count) {
            patterns[(1...count).reduce(0) { $0 + (signs >> ($1 - 1) & 1) * $1 }] += 1
        }
        var below = 0
        for sum in 0...(distribution.largest / 2) {
            below += patterns[sum]
            #expect(distribution.lowerTail(sum) == Double(below) / Double(1 << count))
        }
    }

    // The exact tails for 101 readings and 0.95, by the same recursion in Python.
    @Test func `Beyond the table the normal distribution is close, and errs to the safe side`() {
        let distribution = SignedRankDistribution(count: 101)
        #expect(abs(distribution.lowerTail(1997) - 0.024967599589208758) < 0.00015)
        #expect(distribution.lowerTail(1997) > 0.024967599589208758)
        #expect((1996...1998).contains(distribution.rank(covering: 0.95)))
    }

    @Test func `Too few readings give their extremes, and say what these cover`() {
        let interval = Statistics.signedRankInterval(of: [3, 1, 2, 5, 4])
        #expect(interval == ConfidenceInterval(lower: 1, upper: 5, coverage: 0.9375))
        #expect(Statistics.signedRankInterval(of: [1]) == nil)
        #expect(Statistics.signedRankInterval(of: [1, .infinity]) == nil)
    }

    @Test func `The interval holds the centre, mirrors and moves with the readings, and grows with the coverage`()
        throws
    {
        var random = SplitMix64(seed: 5)
        for count in 2...30 {
            // Whole numbers, so that there are ties and all of the arithmetic is exact.
            let readings = (0..<count).map { _ in Double(Int.random(in: -20...20, using: &random)) }
            let centre = try #require(Statistics.hodgesLehmann(of: readings))
            let interval = try #require(Statistics.signedRankInterval(of: readings))
            #expect((interval.lower...interval.upper).contains(centre))
            let mirrored = try #require(Statistics.signedRankInterval(of: readings.map { -$0 }))
            #expect(mirrored.lower == -interval.upper && mirrored.upper == -interval.lower)
            let moved = try #require(Statistics.signedRankInterval(of: readings.map { $0 + 64 }))
            #expect(moved.lower == interval.lower + 64 && moved.upper == interval.upper + 64)
            let wider = try #require(Statistics.signedRankInterval(of: readings, coverage: 0.99))
            #expect(wider.lower <= interval.lower && wider.upper >= interval.upper)
            #expect(wider.coverage >= interval.coverage)
        }
    }

    @Test func `The interval contains the true centre as often as it says`() throws {
        var random = SplitMix64(seed: 42)
        var hits = 0
        let rounds = 2_000
        for _ in 0..<rounds {
            let readings = (0..<10).map { _ in Double.random(in: -1..<1, using: &random) }
            let interval = try #require(Statistics.signedRankInterval(of: readings))
            if interval.lower <= 0, interval.upper >= 0 { hits += 1 }
        }
        // Coverage 0.9512, four standard errors of 0.0048 on either side.
        #expect(abs(Double(hits) / Double(rounds) - 0.9512) < 0.0193)
    }

    @Test func `The logarithmic ratio of a block is the median over its turns`() throws {
        let ratio = try #require(Statistics.medianLogRatio(of: [103, 206, 90], to: [100, 200, 100]))
        #expect(abs(ratio - 0.02955880224154443) < 1e-12)
        #expect(Statistics.medianLogRatio(of: [1], to: [1, 2]) == nil)
        #expect(Statistics.medianLogRatio(of: [0], to: [1]) == nil)
        #expect(Statistics.medianLogRatio(of: [], to: []) == nil)
    }
}
