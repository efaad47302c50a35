#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// When the events of an open load are due, in nanoseconds from its start: known before it begins, and never moved for
/// anything that happens in it.
///
/// A sequence of ascending due times that ends after 292 years. It gives the same times for the same parameters, as often
/// as it is walked; an element costs some 30 instructions, a Poisson one 130, and no allocation.
public struct Arrivals: Equatable, Sendable {
    /// How events follow each other.
    public enum Pattern: String, CaseIterable, Sendable {
        /// At equal distances, the first at the start.
        case uniform
        /// Independently of each other: the gaps are exponentially distributed. What many sources send together, with the
        /// bursts that uniform arrivals lack.
        case poisson
    }

    public let pattern: Pattern
    /// Events per second of all callers together.
    public let rate: Double
    /// Determines the gaps of Poisson arrivals.
    public let seed: UInt64
    /// Which of the callers the times are for, from 0.
    public let caller: Int
    /// How many callers share the rate. Uniform events they take in turn; of Poisson arrivals each has its own, which
    /// together are Poisson arrivals of the whole rate.
    public let callers: Int

    /// - Returns: nil unless the rate is above 0 and finite, and `caller` one of `callers`.
    public init?(_ pattern: Pattern, rate: Double, seed: UInt64, caller: Int = 0, of callers: Int = 1) {
        guard rate > 0, rate.isFinite, callers > 0, (0..<callers).contains(caller) else { return nil }
        self.pattern = pattern
        self.rate = rate
        self.seed = seed
        self.caller = caller
        self.callers = callers
    }
}

extension Arrivals: Sequence {
    public struct Iterator: IteratorProtocol {
        private let arrivals: Arrivals
        private var random: SplitMix64
        /// The number of the next uniform event, counted over all callers.
        private var number: Double
        /// When the last Poisson event was due, in nanoseconds; kept as a fraction, so that no error builds up.
        private var time = 0.0

        init(_ arrivals: Arrivals) {
            self.arrivals = arrivals
            number = Double(arrivals.caller)
            // Each caller's generator starts where chance puts it: seeds next to each other would not do for SplitMix64
            // if they differed by a multiple of its increment.
            var seeds = SplitMix64(seed: arrivals.seed)
            for _ in 0..<arrivals.caller { _ = seeds.next() }
            random = SplitMix64(seed: seeds.next())
        }

        public mutating func next() -> UInt64? {
            switch arrivals.pattern {
            case .uniform:
                time = number * 1e9 / arrivals.rate
                number += Double(arrivals.callers)
            case .poisson:
                time += random.nextExponential() * 1e9 * Double(arrivals.callers) / arrivals.rate
            }
            return time < 0x1p63 ? UInt64(time) : nil
        }
    }

    public func makeIterator() -> Iterator { Iterator(self) }
}

extension SplitMix64 {
    /// A number from the exponential distribution with the mean 1, by inversion: Devroye, "Non-Uniform Random Variate
    /// Generation" (1986), II.2.
    fileprivate mutating func nextExponential() -> Double {
        -log1p(-nextUniform())
    }

    /// One of the 2^53 multiples of 2^-53 from 0 to below 1.
    private mutating func nextUniform() -> Double {
        Double(next() >> 11) * 0x1p-53
    }
}
