#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Steps of a scale that people count in: 1, 2 or 5 times a power of ten.
///
/// Paul Heckbert, "Nice numbers for graph labels", Graphics Gems (1990), pages 61–63.
enum NiceNumber {
    /// The nice number nearest to `value`, which must be above 0 and finite.
    static func nearest(to value: Double) -> Double {
        let power = pow(10, floor(log10(value)))
        let fraction = value / power
        let nice: Double = fraction < 1.5 ? 1 : fraction < 3 ? 2 : fraction < 7 ? 5 : 10
        return nice * power
    }

    /// The multiples of a nice step from 0 to the first at or above `maximum`, some `count` of them.
    ///
    /// - Returns: 0 and 1 where `maximum` is not above 0 or not finite.
    static func ticks(upTo maximum: Double, about count: Int) -> [Double] {
        guard maximum > 0, maximum < 1e300 else { return [0, 1] }
        let step = nearest(to: max(maximum / Double(max(2, count) - 1), .leastNormalMagnitude))
        // A multiple that misses the maximum by a rounding error reaches it.
        let steps = Int((maximum / step - 1e-9).rounded(.up))
        return (0...max(1, steps)).map { Double($0) * step }
    }

    /// How many digits behind the point tell multiples of `step` apart, at most 9.
    static func decimals(ofStep step: Double) -> Int {
        step > 0 ? Int(min(9, max(0, -floor(log10(step) + 1e-9)))) : 0
    }
}
