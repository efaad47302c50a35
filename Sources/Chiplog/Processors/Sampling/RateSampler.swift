internal import Synchronization

/// Keeps a share of all events, chosen at random, each for itself.
///
/// The n-th event's fate follows from the seed and n alone (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom
/// number generators", 2014).
public struct RateSampler: LogSampler {
    private let rate: SamplingRate
    private let state: State

    private final class State: Sendable {
        let next: Atomic<UInt64>

        init(_ seed: UInt64) {
            next = Atomic(seed)
        }
    }

    /// - Parameters:
    ///   - rate: the share that is kept, 0 to 1; what lies outside is taken as the nearer end.
    ///   - seed: the same seed keeps the same events; a random one unless given.
    public init(_ rate: Double, seed: UInt64 = .random(in: 0 ... .max)) {
        self.rate = SamplingRate(rate)
        state = State(seed)
    }

    public func decide(_ event: borrowing LogEvent) -> SamplingDecision {
        let place = state.next.wrappingAdd(0x9E37_79B9_7F4A_7C15, ordering: .relaxed).newValue
        return rate.keeps(Self.mix(place) >> 8) ? .keep(weight: rate.weight) : .leaveOut
    }

    public var explanation: String { rate.explanation }

    private static func mix(_ value: UInt64) -> UInt64 {
        var value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension LogSampler where Self == RateSampler {
    /// Keeps a share of all events, 0 to 1; see `RateSampler`.
    public static func rate(_ rate: Double, seed: UInt64 = .random(in: 0 ... .max)) -> RateSampler {
        RateSampler(rate, seed: seed)
    }
}

/// A share from 0 to 1, and which of 2⁵⁶ equally likely numbers it keeps: those from `threshold` on.
struct SamplingRate: Sendable {
    private let threshold: UInt64
    let weight: Double

    /// What lies outside 0 to 1 is taken as the nearer end, and what is no number as 1: rather too much than nothing.
    init(_ rate: Double) {
        let rate = rate.isNaN ? 1 : min(max(rate, 0), 1)
        threshold = UInt64(((1 - rate) * 0x1p56).rounded())
        weight = rate == 0 ? 0 : 1 / rate
    }

    func keeps(_ number: UInt64) -> Bool { number >= threshold }

    var explanation: String {
        if weight == 0 { return "no event" }
        let rounded = weight.rounded()
        return rounded == 1 && threshold == 0
            ? "every event"
            : abs(weight - rounded) < 1e-9 && rounded < 0x1p63
                ? "1 in \(UInt64(rounded))" : "\(1 / weight) of all events"
    }
}
