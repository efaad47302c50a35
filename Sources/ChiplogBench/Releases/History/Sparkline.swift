#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A row of numbers as a row of bars, one character each: `▁▂▂▅█`.
enum Sparkline {
    /// U+2581 to U+2588, eighths of a block.
    private static let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    /// Where there is no number; a block, too, since those are as wide as each other in any font.
    private static let gap: Character = "░"

    /// The numbers between the least of them and the greatest.
    ///
    /// - Parameter leastSpan: How far the lowest and the highest bar are apart at least, so that what is next to nothing
    ///   does not look like a mountain.
    static func text(_ values: [Double?], leastSpan: Double) -> String {
        let known = values.compactMap { $0.flatMap { $0.isFinite ? $0 : nil } }
        guard let least = known.min(), let most = known.max() else {
            return String(repeating: gap, count: values.count)
        }
        let span = max(most - least, leastSpan)
        return String(
            values.map { value in
                guard let value, value.isFinite else { return gap }
                // Not of their difference, which may be beyond a double.
                let share = span > 0 ? value / span - least / span : 0
                let place = share.isFinite ? Int((share * Double(bars.count - 1)).rounded()) : 0
                return bars[min(bars.count - 1, max(0, place))]
            })
    }

    /// The same of ratios, of which a doubling is as far as a halving; 5 % are shown as no less.
    static func text(ratios: [Double?]) -> String {
        text(ratios.map { $0.map { log($0) } }, leastSpan: log(1.05))
    }
}
