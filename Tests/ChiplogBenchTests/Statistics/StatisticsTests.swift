import Testing

@testable import ChiplogBench

/// Expected values come from SciPy 1.17 and NumPy 2.4; the command stands above each table.
@Suite struct StatisticsTests {
    static let readings = [912.4, 908.1, 917.0, 903.7, 921.2, 910.0, 915.5, 899.9, 930.1, 911.3]

    // python3 -c "import numpy as np; print([np.quantile(readings, q) for q in (0, .1, .25, .5, .9, .99, 1)])"
    @Test(arguments: [
        (0, 899.9), (0.1, 903.32), (0.25, 908.575), (0.5, 911.85), (0.9, 922.09), (0.99, 929.299), (1, 930.1),
    ])
    func `Quantiles are NumPy's`(fraction: Double, expected: Double) throws {
        let quantile = try #require(Statistics.quantile(fraction, of: Self.readings))
        #expect(abs(quantile - expected) < 1e-9)
    }

    @Test func `The median of an odd and an even count, of one and of none`() {
        #expect(Statistics.median(of: [3, 1, 2]) == 2)
        #expect(Statistics.median(of: [4, 1, 3, 2]) == 2.5)
        #expect(Statistics.median(of: [7]) == 7)
        #expect(Statistics.median(of: []) == nil)
    }

    // python3 -c "import scipy.stats as st; print(1 - 2 * st.binom.cdf(rank - 1, n, .5))"
    @Test(arguments: [
        (2, 1, 0.5), (3, 1, 0.75), (5, 1, 0.9375), (6, 1, 0.96875), (10, 2, 0.978515625), (20, 6, 0.9586105346679688),
        (41, 14, 0.9724668441704125), (1500, 712, 0.9532389202177056),
    ])
    func `The median's interval has the rank and the coverage that SciPy gives`(
        count: Int, rank: Int, coverage: Double
    ) throws {
        var random = SplitMix64(seed: 7)
        let readings = (1...count).map(Double.init).shuffled(using: &random)
        let interval = try #require(Statistics.medianInterval(of: readings))
        #expect(interval.lower == Double(rank))
        #expect(interval.upper == Double(count + 1 - rank))
        #expect(abs(interval.coverage - coverage) < 1e-9)
    }

    // python3 -c "import scipy.stats as st; print(st.quantile_test(readings, p=.5).confidence_interval(.95))"
    @Test func `The median's interval of ten readings is SciPy's`() {
        let interval = Statistics.medianInterval(of: Self.readings)
        #expect(interval == ConfidenceInterval(lower: 903.7, upper: 921.2, coverage: interval?.coverage ?? 0))
    }

    @Test func `One reading has no interval`() {
        #expect(Statistics.medianInterval(of: [1]) == nil)
        #expect(Statistics.medianInterval(of: []) == nil)
    }

    @Test func `The interval contains the true median as often as it says`() throws {
        var random = SplitMix64(seed: 42)
        var hits = 0
        let rounds = 4_000
        for _ in 0..<rounds {
            // A skewed distribution with the median 0.25.
            let readings = (0..<10).map { _ in
                let uniform = Double.random(in: 0..<1, using: &random)
                return uniform * uniform
            }
            let interval = try #require(Statistics.medianInterval(of: readings))
            if (interval.lower...interval.upper).contains(0.25) { hits += 1 }
        }
        // Coverage 0.9785, four standard errors of 0.0023 on either side.
        #expect(abs(Double(hits) / Double(rounds) - 0.9785) < 0.0093)
    }

    // python3 -c "import scipy.stats as st; print(st.gmean([1.034, 0.98, 1.2, 0.75]))"
    @Test func `The geometric mean is SciPy's, and nil where there is none`() throws {
        let mean = try #require(Statistics.geometricMean(of: [1.034, 0.98, 1.2, 0.75]))
        #expect(abs(mean - 0.9772311026956593) < 1e-12)
        #expect(Statistics.geometricMean(of: []) == nil)
        #expect(Statistics.geometricMean(of: [1, 0]) == nil)
        #expect(Statistics.geometricMean(of: [1, -1]) == nil)
    }

    // The first numbers of Vigna's splitmix64.c for these seeds.
    @Test(
        arguments: [
            (1_234_567, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]),
            (0, [16_294_208_416_658_607_535, 7_960_286_522_194_355_700]),
        ] as [(UInt64, [UInt64])])
    func `SplitMix64 gives the published numbers`(seed: UInt64, expected: [UInt64]) {
        var random = SplitMix64(seed: seed)
        #expect(expected.map { _ in random.next() } == expected)
    }
}
