internal import Synchronization

/// Numbers that look random and are the same for the same seed (SplitMix64; Steele, Lea, Flood 2014). A shared counter
/// is all that threads have to agree on.
///
/// The counter's step is odd and the mixing can be undone, so of 2⁶⁴ numbers in a row none comes twice.
package final class MixedCounter: Sendable {
    private let seed: UInt64
    private let counter: Atomic<UInt64>

    package init(seed: UInt64) {
        self.seed = seed
        counter = Atomic(seed)
    }

    /// Whether a number has been taken.
    package var hasStarted: Bool { counter.load(ordering: .relaxed) != seed }

    package func next() -> UInt64 {
        Self.mixed(counter.wrappingAdd(0x9e37_79b9_7f4a_7c15, ordering: .relaxed).newValue)
    }

    /// `number` with each bit spread over all of them; different numbers stay different, and 0 stays 0.
    package static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
