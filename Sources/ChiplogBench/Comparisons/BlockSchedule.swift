#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How many pairs of processes a comparison gets: a few, and more only where they may still decide it.
///
/// By simulation, 400 times each with block errors of 0.5 to 25 % and changes of 0 to 10 %: the looks from six blocks on
/// give the verdicts that looks at ten, 15, 20 … give, within five in a hundred, with a tenth fewer blocks where the machine
/// is quiet and a third fewer where it is hopeless.
public struct BlockSchedule: Equatable, Sendable {
    /// How many there are before the first look.
    public var early: Int
    /// How many there are before an interval is trusted to say what more blocks promise: that of fewer is as wide by luck
    /// as by nature.
    public var first: Int
    /// How many more at a time.
    public var step: Int
    /// How many there are at most.
    public var most: Int

    public init(early: Int = Comparison.fewestBlocks, first: Int = 10, step: Int = 2, most: Int = 40) {
        self.early = min(early, first)
        self.first = first
        self.step = step
        self.most = most
    }

    /// Always as many, whatever they show.
    public static func fixed(_ blocks: Int) -> BlockSchedule {
        BlockSchedule(early: blocks, first: blocks, step: 0, most: blocks)
    }

    /// How many more blocks to measure after `blocks` of them gave `comparison`; 0 when it is over.
    ///
    /// It goes on while the verdict is open, unless more blocks promise nothing:
    /// - The interval's half-width is at most half the threshold, from ``first`` blocks on. The change is about as large as
    ///   the threshold itself then, and no number of blocks can tell on which side it lies.
    /// - With ``most`` blocks the interval, which narrows with the root of their number, would still be too wide: wider
    ///   than what is `same`, and wide enough to reach from the estimate to the threshold. The row varies too much. Before
    ///   ``first``, it must be too wide by half.
    ///
    /// - Parameters:
    ///   - blocks: How many have been measured.
    ///   - comparison: nil where the blocks allowed none; more blocks of the kind would not either.
    public func more(after blocks: Int, _ comparison: Comparison?) -> Int {
        guard blocks >= early else { return early - blocks }
        guard let comparison, comparison.verdict == .inconclusive else { return 0 }
        if blocks < first {
            return excess(of: comparison, after: blocks) > 1.5 ? 0 : min(step, first - blocks)
        }
        guard comparison.halfWidth > comparison.threshold / 2, excess(of: comparison, after: blocks) <= 1 else {
            return 0
        }
        return max(0, min(step, most - blocks))
    }

    /// How many times as wide as would decide it the interval of ``most`` blocks of the same spread would be: for no change,
    /// or for the estimated one.
    private func excess(of comparison: Comparison, after blocks: Int) -> Double {
        let halfWidth = log1p(comparison.halfWidth) * (Double(blocks) / Double(most)).squareRoot()
        let limit = log1p(comparison.threshold)
        return halfWidth / max(limit, abs(log(comparison.ratio)) - limit)
    }
}
