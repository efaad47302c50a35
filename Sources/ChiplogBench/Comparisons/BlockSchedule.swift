/// How many pairs of processes a comparison gets: a few, and more only where they may still decide it.
public struct BlockSchedule: Equatable, Sendable {
    /// How many there are before the first look.
    public var first: Int
    /// How many more at a time.
    public var step: Int
    /// How many there are at most.
    public var most: Int

    public init(first: Int = 10, step: Int = 5, most: Int = 40) {
        self.first = first
        self.step = step
        self.most = most
    }

    /// Always as many, whatever they show.
    public static func fixed(_ blocks: Int) -> BlockSchedule {
        BlockSchedule(first: blocks, step: 0, most: blocks)
    }

    /// How many more blocks to measure after `blocks` of them gave `comparison`; 0 when it is over.
    ///
    /// It goes on while the verdict is open and the interval's half-width is more than half the threshold. Once it is
    /// narrower than that, the change is about as large as the threshold itself, and no number of blocks can tell on
    /// which side it lies.
    ///
    /// - Parameter comparison: nil where the blocks allowed none; more blocks of the kind would not either.
    public func more(after blocks: Int, _ comparison: Comparison?) -> Int {
        guard blocks >= first else { return first - blocks }
        guard let comparison, comparison.verdict == .inconclusive, comparison.halfWidth > comparison.threshold / 2
        else { return 0 }
        return max(0, min(step, most - blocks))
    }
}
