import Chiplog

/// The same numbers for the same seed, so that a failure comes back.
struct SeededGenerator: RandomNumberGenerator {
    private let numbers: MixedCounter

    init(seed: UInt64) { numbers = MixedCounter(seed: seed) }

    func next() -> UInt64 { numbers.next() }
}
