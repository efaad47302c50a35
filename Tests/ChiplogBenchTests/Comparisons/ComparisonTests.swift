import Glibc
import Testing

@testable import ChiplogBench

@Suite struct ComparisonTests {
    /// Ten blocks around `change` (0.03 for 3 %), each `spread` from the next.
    private func blocks(_ change: Double, spread: Double = 0.001, count: Int = 10) -> [Double] {
        (0..<count).map { log1p(change) + (Double($0) - Double(count - 1) / 2) * spread }
    }

    @Test(
        arguments: [
            (0.05, .regressed), (0.03, .regressed), (0.02, .inconclusive), (0.01, .same), (0, .same), (-0.01, .same),
            (-0.02, .inconclusive), (-0.05, .improved),
        ] as [(Double, Comparison.Verdict)])
    func `The verdict at a threshold of 2 % where less is better`(change: Double, verdict: Comparison.Verdict) throws {
        let comparison = try #require(Comparison(logRatios: blocks(change), better: .lower, threshold: 0.02))
        #expect(comparison.verdict == verdict)
        #expect(abs(comparison.ratio - (1 + change)) < 1e-12)
        #expect(comparison.interval.lower < comparison.ratio && comparison.ratio < comparison.interval.upper)
        #expect(comparison.interval.coverage == 0.951171875)
        #expect(comparison.blocks == 10)
    }

    @Test func `An interval that reaches over the threshold leaves the verdict open`() throws {
        let wide = try #require(Comparison(logRatios: blocks(0, spread: 0.02), better: .lower, threshold: 0.02))
        #expect(wide.verdict == .inconclusive)
        #expect(wide.halfWidth > 0.02)
    }

    @Test func `With the arms changed about, or with more being better, the verdict is mirrored`() throws {
        let mirror: [Comparison.Verdict: Comparison.Verdict] = [
            .regressed: .improved, .improved: .regressed, .same: .same, .inconclusive: .inconclusive,
        ]
        for step in -60...60 {
            let readings = blocks(Double(step) / 1000)
            let one = try #require(Comparison(logRatios: readings, better: .lower, threshold: 0.02))
            let swapped = try #require(Comparison(logRatios: readings.map { -$0 }, better: .lower, threshold: 0.02))
            let higher = try #require(Comparison(logRatios: readings, better: .higher, threshold: 0.02))
            #expect(swapped.verdict == mirror[one.verdict])
            #expect(higher.verdict == mirror[one.verdict])
        }
    }

    @Test func `The threshold is never below the noise floor`() throws {
        let quiet = try #require(
            Comparison(logRatios: blocks(0.03), better: .lower, threshold: 0.02, noiseFloor: 0.004))
        #expect(quiet.threshold == 0.02 && quiet.verdict == .regressed)
        let noisy = try #require(Comparison(logRatios: blocks(0.03), better: .lower, threshold: 0.02, noiseFloor: 0.05))
        #expect(noisy.threshold == 0.05 && noisy.verdict == .same)
        #expect(noisy.noiseFloor == 0.05)
    }

    @Test func `A control's noise floor is the farther end of its interval`() throws {
        let up = try #require(Comparison(logRatios: blocks(0.004), better: .lower, threshold: 0.02))
        let down = try #require(Comparison(logRatios: blocks(0.004).map { -$0 }, better: .lower, threshold: 0.02))
        #expect(Comparison.noiseFloor(ofControl: up) == up.interval.upper - 1)
        #expect(abs(Comparison.noiseFloor(ofControl: down) - Comparison.noiseFloor(ofControl: up)) < 1e-12)
    }

    @Test(arguments: 2...5) func `Fewer blocks than cover 95 % decide nothing`(count: Int) throws {
        let comparison = try #require(Comparison(logRatios: blocks(1, count: count), better: .lower, threshold: 0.02))
        #expect(comparison.verdict == .inconclusive)
        #expect(comparison.interval.coverage < 0.95)
    }

    @Test func `Six blocks decide`() throws {
        let comparison = try #require(Comparison(logRatios: blocks(1, count: 6), better: .lower, threshold: 0.02))
        #expect(comparison.verdict == .regressed)
    }

    @Test func `What cannot be compared is not`() {
        #expect(Comparison(logRatios: [0.1], better: .lower, threshold: 0.02) == nil)
        #expect(Comparison(logRatios: [0.1, .nan], better: .lower, threshold: 0.02) == nil)
        #expect(Comparison(logRatios: [0.1, 0.2], better: .lower, threshold: -1) == nil)
        #expect(Comparison(logRatios: [0.1, 0.2], better: .lower, threshold: 0.1, noiseFloor: .nan) == nil)
        #expect(Comparison(base: -1, head: 1, better: .lower, threshold: 0) == nil)
        #expect(Comparison(base: 1, head: .infinity, better: .lower, threshold: 0) == nil)
    }

    @Test(
        arguments: [
            (3, 3, 0, 1, .same), (0, 0, 0, 1, .same), (3, 4, 0, 4.0 / 3, .regressed), (4, 3, 0, 0.75, .improved),
            (0, 1, 0, .infinity, .regressed), (1, 0, 0, 0, .improved), (1000, 1001, 0.002, 1.001, .same),
            (1000, 1003, 0.002, 1.003, .regressed),
        ] as [(Double, Double, Double, Double, Comparison.Verdict)])
    func `Exact readings need no interval`(
        base: Double, head: Double, threshold: Double, ratio: Double, verdict: Comparison.Verdict
    ) throws {
        let comparison = try #require(Comparison(base: base, head: head, better: .lower, threshold: threshold))
        #expect(comparison.ratio == ratio)
        #expect(comparison.verdict == verdict)
        #expect(comparison.interval == ConfidenceInterval(lower: ratio, upper: ratio, coverage: 1))
    }

    @Test func `A regression stands only when the second round finds it too`() throws {
        let worse = try #require(Comparison(logRatios: blocks(0.05), better: .lower, threshold: 0.02))
        let same = try #require(Comparison(logRatios: blocks(0), better: .lower, threshold: 0.02))
        #expect(worse.confirmed(by: worse).verdict == .regressed)
        #expect(worse.confirmed(by: same).verdict == .unconfirmed)
        #expect(worse.confirmed(by: same).ratio == worse.ratio)
        #expect(same.confirmed(by: worse).verdict == .same)
    }
}
