#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// How many pairs of processes a comparison gets: a few, and more only where they may still decide it.
public struct BlockSchedule: Equatable, Sendable {
    /// How many there are before a look after which only a clear verdict ends it. Six are the fewest that cover 95 %. By
    /// simulation, 300 times each with block errors of 0.5 to 3 % and changes of 0 to 4 %, this look finds what ten blocks
    /// find within three in a hundred, with seven blocks where the machine is quiet.
    public var early: Int
    /// How many there are before the look that decides whether more are worth it.
    public var first: Int
    /// How many more at a time.
    public var step: Int
    /// How many there are at most.
    public var most: Int

    public init(early: Int = 6, first: Int = 10, step: Int = 5, most: Int = 40) {
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
    /// It goes on while the verdict is open, from ``first`` on unless more blocks promise nothing:
    /// - The interval's half-width is at most half the threshold. The change is about as large as the threshold itself
    ///   then, and no number of blocks can tell on which side it lies.
    /// - With ``most`` blocks the interval, which narrows with the root of their number, would still be too wide: wider
    ///   than what is `same`, and wide enough to reach from the estimate to the threshold. The row varies too much.
    ///
    /// - Parameter comparison: nil where the blocks allowed none; more blocks of the kind would not either.
    public func more(after blocks: Int, _ comparison: Comparison?) -> Int {
        guard blocks >= early else { return early - blocks }
        guard let comparison, comparison.verdict == .inconclusive else { return 0 }
        guard blocks >= first else { return first - blocks }
        guard comparison.halfWidth > comparison.threshold / 2, mayDecide(comparison, after: blocks) else { return 0 }
        return max(0, min(step, most - blocks))
    }

    /// Whether ``most`` blocks of the same spread would decide it: for no change, or for the estimated one.
    private func mayDecide(_ comparison: Comparison, after blocks: Int) -> Bool {
        let halfWidth = log1p(comparison.halfWidth) * (Double(blocks) / Double(most)).squareRoot()
        let limit = log1p(comparison.threshold)
        return halfWidth <= max(limit, abs(log(comparison.ratio)) - limit)
    }
}
