/// How often each duration occurred, to three significant digits from 1 ns to 60 s: Gil Tene's high dynamic range
/// histogram (hdrhistogram.org), with the buckets of `HDRBuckets`.
///
/// What goes in is known by its bucket only, so every figure that comes out is an end or the middle of one, and is the
/// figure that the other implementations give for the same counts. It takes 216 KiB, whatever is recorded.
///
/// It is a value: each thread records into its own and hands it over, and the histograms are merged.
public struct HDRHistogram: Equatable, Sendable {
    /// Values up to this one, 60 s, are told apart; greater ones are recorded as this one.
    public static let highestTrackable: UInt64 = 60_000_000_000

    /// By bucket; always ``HDRBuckets/count`` of them.
    private(set) var counts = [UInt64](repeating: 0, count: HDRBuckets.count)

    /// How many of the values recorded were above ``highestTrackable``. An encoded histogram does not carry it.
    public private(set) var overflowed: UInt64 = 0

    public init() {}

    /// A histogram of given counts, by bucket; the rest are 0.
    init(counts: [UInt64]) {
        for (index, count) in zip(self.counts.indices, counts) { self.counts[index] = count }
    }

    /// Counts one value, in nanoseconds.
    ///
    /// Some 20 instructions, without allocation; only the first one after the histogram was copied copies the counts.
    public mutating func record(_ nanoseconds: UInt64) {
        if nanoseconds > Self.highestTrackable { overflowed &+= 1 }
        counts[HDRBuckets.index(of: Swift.min(nanoseconds, Self.highestTrackable))] &+= 1
    }

    /// Adds everything that `other` has recorded.
    public mutating func merge(_ other: HDRHistogram) {
        for (index, count) in other.counts.enumerated() { counts[index] &+= count }
        overflowed &+= other.overflowed
    }
}
