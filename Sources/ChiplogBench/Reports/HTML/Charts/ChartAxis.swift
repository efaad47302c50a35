#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// One direction of a chart: what it shows, its labelled places, and where a value lies.
struct ChartAxis {
    struct Tick {
        var value: Double
        var label: String
    }

    /// What it shows, with the unit.
    let title: String
    let ticks: [Tick]
    private let lower: Double
    private let upper: Double
    private let isLogarithmic: Bool

    /// From 0 to the nice number at or above the largest of `values`, in their unit.
    static func linear(_ title: String, upTo values: [Double], scale: UnitScale, about count: Int) -> ChartAxis {
        let ticks = NiceNumber.ticks(upTo: scale.value(values.max() ?? 0), about: count)
        let decimals = NiceNumber.decimals(ofStep: ticks[1])
        return ChartAxis(
            title: title,
            ticks: ticks.map { Tick(value: $0, label: NumberText.fixed($0, decimals: decimals)) },
            lower: 0, upper: ticks[ticks.count - 1], isLogarithmic: false
        )
    }

    /// From 0 to a little beyond the last of `ticks`, which stand where they are.
    static func linear(_ title: String, ticks: [Tick], upTo upper: Double) -> ChartAxis {
        ChartAxis(title: title, ticks: ticks, lower: 0, upper: max(upper, .leastNormalMagnitude), isLogarithmic: false)
    }

    /// From the nice number at or below the least of `values` to the one at or above the greatest, 0 among them, in their
    /// own unit; every label has its sign.
    ///
    /// - Parameter leastSpan: How far the ends are apart at least.
    static func signed(_ title: String, covering values: [Double], leastSpan: Double, about count: Int) -> ChartAxis {
        let (least, most) = (min(0, values.min() ?? 0), max(0, values.max() ?? 0))
        let step = NiceNumber.nearest(to: max(most - least, leastSpan) / Double(max(2, count) - 1))
        // A multiple that misses an end by a rounding error reaches it.
        let first = (least / step + 1e-9).rounded(.down)
        let last = max((most / step - 1e-9).rounded(.up), first + (leastSpan / step).rounded(.up))
        let decimals = NiceNumber.decimals(ofStep: step)
        let ticks = stride(from: first, through: last, by: 1).map { number in
            let label = NumberText.fixed(abs(number * step), decimals: decimals)
            return Tick(value: number * step, label: (number > 0 ? "+" : number < 0 ? "−" : "") + label)
        }
        return ChartAxis(title: title, ticks: ticks, lower: first * step, upper: last * step, isLogarithmic: false)
    }

    /// Times on a logarithmic scale, over whole decades.
    static func logarithmic(_ title: String, nanoseconds: [UInt64]) -> ChartAxis {
        let shortest = Double(max(1, nanoseconds.min() ?? 1))
        let longest = Double(max(1, nanoseconds.max() ?? 1))
        let first = Int(floor(log10(shortest)))
        let last = max(first + 1, Int(ceil(log10(longest))))
        let ticks = (first...last).map { exponent in
            Tick(value: pow(10, Double(exponent)), label: decadeLabels[min(exponent, decadeLabels.count - 1)])
        }
        return ChartAxis(
            title: title, ticks: ticks, lower: Double(first), upper: Double(last), isLogarithmic: true)
    }

    private static let decadeLabels = ["ns", "µs", "ms", "s"].flatMap { unit in
        ["1 \(unit)", "10 \(unit)", "100 \(unit)"]
    }

    /// Where the value lies, from 0 at the lower end to 1 at the upper; values beyond an end lie on it.
    func share(_ value: Double) -> Double {
        let place = isLogarithmic ? log10(max(value, 1)) : value
        let share = (place - lower) / (upper - lower)
        return share.isFinite ? min(1, max(0, share)) : 0
    }
}
