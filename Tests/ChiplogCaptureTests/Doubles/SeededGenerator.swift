import Chiplog

/// The same numbers for the same seed, so that a failure comes back.
struct SeededGenerator: RandomNumberGenerator {
    private let numbers: SplitMix64

    init(seed: UInt64) { numbers = SplitMix64(seed: seed) }

    func next() -> UInt64 { numbers.next() }
}
