import Glibc
import Testing

@testable import ChiplogBench

@Suite struct ArrivalsTests {
    private func dueTimes(_ arrivals: Arrivals?, _ count: Int) throws -> [UInt64] {
        Array(try #require(arrivals).prefix(count))
    }

    @Test func `Uniform arrivals are equally far apart, and no error builds up`() throws {
        #expect(try dueTimes(Arrivals(.uniform, rate: 1e6, seed: 1), 4) == [0, 1000, 2000, 3000])
        #expect(try dueTimes(Arrivals(.uniform, rate: 3, seed: 1), 4) == [0, 333_333_333, 666_666_666, 1_000_000_000])
        let hour = try dueTimes(Arrivals(.uniform, rate: 30, seed: 1), 30 * 3600 + 1)
        #expect(hour.last == 3_600_000_000_000)
    }

    @Test(arguments: [1, 2, 3, 7]) func `Callers take uniform events in turn`(callers: Int) throws {
        let all = try dueTimes(Arrivals(.uniform, rate: 1234.5, seed: 1), 20 * callers)
        let shares = try (0..<callers).map { caller in
            try dueTimes(Arrivals(.uniform, rate: 1234.5, seed: 1, caller: caller, of: callers), 20)
        }
        #expect(shares.flatMap(\.self).sorted() == all)
        #expect(shares[callers - 1].first == all[callers - 1])
    }

    @Test func `The seed and the caller determine Poisson arrivals`() throws {
        let runs = try [(1, 0), (1, 0), (1, 1), (2, 0), (2, 1)].map { seed, caller in
            try dueTimes(Arrivals(.poisson, rate: 1e5, seed: seed, caller: caller, of: 2), 1000)
        }
        #expect(runs[0] == runs[1])
        #expect(Set(runs).count == 4)
        #expect(runs.allSatisfy { $0 == $0.sorted() })
    }

    // Computed in Python; Tests/Oracles/statistics does so with many more.
    @Test func `Poisson arrivals stay as they are`() throws {
        #expect(try dueTimes(Arrivals(.poisson, rate: 1e5, seed: 42), 4) == [4_205, 35_383, 42_045, 42_742])
    }

    @Test(arguments: [(1e5, 0, 1), (50, 0, 1), (1e5, 2, 3)])
    func `The gaps of Poisson arrivals are exponentially distributed`(rate: Double, caller: Int, callers: Int) throws {
        let count = 20_000
        let times = try dueTimes(Arrivals(.poisson, rate: rate, seed: 7, caller: caller, of: callers), count)
        let mean = 1e9 * Double(callers) / rate
        // In means; nanoseconds are cut off, which is less than a ten-thousandth.
        let gaps = zip([0] + times, times).map { Double($1 - $0) / mean }.sorted()
        let average = gaps.reduce(0, +) / Double(count)
        // Mean 1 and variance 1: four standard errors are 4/√n, and 4·√(8/n).
        #expect(abs(average - 1) < 4 / Double(count).squareRoot())
        let variance = gaps.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(count - 1)
        #expect(abs(variance - 1) < 4 * (8 / Double(count)).squareRoot())
        // Kolmogorov and Smirnov: the distance exceeds 1.95/√n once in a thousand.
        var distance = 0.0
        for (index, gap) in gaps.enumerated() {
            let expected = 1 - exp(-gap)
            for observed in [index, index + 1] {
                distance = max(distance, abs(expected - Double(observed) / Double(count)))
            }
        }
        #expect(distance * Double(count).squareRoot() < 1.95)
    }

    @Test func `As many Poisson events as the rate says, scattered as they should be`() throws {
        // Events in each of 1,000 windows of 1 ms, 50 on average: the variance is the mean.
        let arrivals = try #require(Arrivals(.poisson, rate: 50_000, seed: 3))
        var windows = [Double](repeating: 0, count: 1000)
        for time in arrivals.prefix(while: { $0 < 1_000_000_000 }) { windows[Int(time / 1_000_000)] += 1 }
        let mean = windows.reduce(0, +) / 1000
        #expect(abs(mean - 50) < 4 * (50.0 / 1000).squareRoot())
        let variance = windows.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 999
        #expect(abs(variance / mean - 1) < 4 * (2.0 / 1000).squareRoot())
    }

    @Test(arguments: Arrivals.Pattern.allCases) func `Times beyond all clocks end the sequence`(
        pattern: Arrivals.Pattern
    )
        throws
    {
        let arrivals = try #require(Arrivals(pattern, rate: 1e-9, seed: 5))
        let count = arrivals.reduce(0) { count, _ in count + 1 }
        #expect((1...40).contains(count))
        #expect(try #require(Arrivals(pattern, rate: 1e-300, seed: 5)).reduce(0) { count, _ in count + 1 } <= 1)
    }

    @Test func `What is no load has no arrivals`() {
        #expect(Arrivals(.uniform, rate: 0, seed: 1) == nil)
        #expect(Arrivals(.uniform, rate: -1, seed: 1) == nil)
        #expect(Arrivals(.poisson, rate: .nan, seed: 1) == nil)
        #expect(Arrivals(.poisson, rate: .infinity, seed: 1) == nil)
        #expect(Arrivals(.poisson, rate: 1, seed: 1, caller: 1, of: 1) == nil)
        #expect(Arrivals(.poisson, rate: 1, seed: 1, caller: 0, of: 0) == nil)
        #expect(Arrivals(.poisson, rate: 1, seed: 1, caller: -1, of: 2) == nil)
    }
}
