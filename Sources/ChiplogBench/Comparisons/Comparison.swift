#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How one metric of the head compares with the base's, and whether that is a change for the worse.
///
/// All judging is done on logarithms, where a doubling and a halving are equally far: with the arms changed about, or a
/// metric replaced by its reciprocal, the same readings give the mirrored verdict. A threshold of 2 % so reaches from
/// 1 / 1.02 to 1.02.
public struct Comparison: Equatable, Sendable {
    /// Head ÷ base: 1.03 is 3 % more. Infinite where an exact reading rose from 0.
    public let ratio: Double
    /// The interval of the ratio.
    public let interval: ConfidenceInterval
    /// The relative change that counts, 0.02 for 2 %: the one asked for, or the noise floor where that is higher.
    public let threshold: Double
    /// What the same code compared with itself seemed to change; see ``noiseFloor(ofControl:)``. nil when not measured.
    public let noiseFloor: Double?
    /// How many pairs of processes it rests on.
    public let blocks: Int
    public private(set) var verdict: Verdict

    /// The fewest blocks whose signed-rank interval can cover 95 %: of n blocks the widest covers 1 − 2¹⁻ⁿ.
    public static let fewestBlocks = 6

    /// Whether it is inconclusive since so few blocks decide nothing, whatever they show.
    public var hasTooFewBlocks: Bool { verdict == .inconclusive && blocks < Self.fewestBlocks }

    /// Compares by blocks, each the value of one pair of processes; see ``Statistics/medianLogRatio(of:to:)``.
    ///
    /// The ratio is the Hodges–Lehmann estimate over the blocks, the interval the signed-rank interval.
    ///
    /// - Parameters:
    ///   - logRatios: The natural logarithm of head ÷ base of each block.
    ///   - better: Which direction is the better one.
    ///   - threshold: The relative change that counts, at least 0.
    ///   - noiseFloor: What the base compared with itself shows; no smaller change is called one.
    ///   - coverage: With fewer blocks than can cover that much (``fewestBlocks`` for 95 %) the verdict is `inconclusive`.
    /// - Returns: nil for fewer than two blocks, when one is not finite, and when the threshold or the floor is no number
    ///   or below 0.
    public init?(
        logRatios: [Double], better: MetricDefinition.Direction, threshold: Double, noiseFloor: Double? = nil,
        coverage: Double = 0.95
    ) {
        guard threshold >= 0, noiseFloor.map({ $0 >= 0 }) ?? true,
            let effect = Statistics.hodgesLehmann(of: logRatios),
            let interval = Statistics.signedRankInterval(of: logRatios, coverage: coverage)
        else { return nil }
        self.ratio = exp(effect)
        self.interval = ConfidenceInterval(
            lower: exp(interval.lower), upper: exp(interval.upper), coverage: interval.coverage)
        self.threshold = max(threshold, noiseFloor ?? 0)
        self.noiseFloor = noiseFloor
        self.blocks = logRatios.count
        self.verdict =
            interval.coverage < coverage
            ? .inconclusive
            : Verdict(
                lower: interval.lower, upper: interval.upper, limit: log1p(self.threshold), better: better)
    }

    /// Compares two readings of a metric that repeats exactly, such as allocations per event.
    ///
    /// - Parameters:
    ///   - base: The reading of what was.
    ///   - head: The reading of what is judged.
    ///   - better: Which direction is the better one.
    ///   - threshold: The relative change that counts, at least 0.
    ///   - slack: A difference of no more, in the metric's unit, is no change, however large a share it is.
    /// - Returns: nil when a reading is negative or not finite, or the threshold no number or below 0.
    public init?(
        base: Double, head: Double, better: MetricDefinition.Direction, threshold: Double, slack: Double = 0
    ) {
        guard threshold >= 0, base >= 0, base.isFinite, head >= 0, head.isFinite else { return nil }
        let effect = head == base ? 0 : log(head) - log(base)
        ratio = head == base ? 1 : head / base
        interval = ConfidenceInterval(lower: ratio, upper: ratio, coverage: 1)
        self.threshold = threshold
        noiseFloor = nil
        blocks = 1
        verdict =
            abs(head - base) <= slack
            ? .same : Verdict(lower: effect, upper: effect, limit: log1p(threshold), better: better)
    }

    /// A comparison as a report states it.
    init(
        ratio: Double, interval: ConfidenceInterval, threshold: Double, noiseFloor: Double?, blocks: Int,
        verdict: Verdict
    ) {
        self.ratio = ratio
        self.interval = interval
        self.threshold = threshold
        self.noiseFloor = noiseFloor
        self.blocks = blocks
        self.verdict = verdict
    }

    /// Half the interval's length as a relative change, comparable with the threshold: 0.01 for a range of ± 1 %.
    public var halfWidth: Double { expm1((log(interval.upper) - log(interval.lower)) / 2) }

    /// This comparison, its regression withdrawn unless a second round in fresh processes found one too.
    public func confirmed(by second: Comparison) -> Comparison {
        guard verdict == .regressed, second.verdict != .regressed else { return self }
        var withdrawn = self
        withdrawn.verdict = .unconfirmed
        return withdrawn
    }

    /// The relative change below which no threshold may lie: the farther end of the interval that the same code compared
    /// with itself gave, whichever way it points.
    public static func noiseFloor(ofControl control: Comparison) -> Double {
        max(control.interval.upper, 1 / control.interval.lower) - 1
    }
}
