/// The unit that one column of a table is shown in.
struct UnitScale {
    /// The unit's name, such as `µs/event`.
    let unit: String
    private let factor: Double

    /// Larger units of those that need them.
    private static let larger: [String: [(unit: String, factor: Double)]] = [
        "ns/event": [("µs/event", 1e3), ("ms/event", 1e6)],
        "events/s": [("k events/s", 1e3), ("M events/s", 1e6)],
        "bytes/event": [("KiB/event", 1_024), ("MiB/event", 1_048_576)],
    ]

    /// The largest unit in which the smallest of `values` above zero is still at least ten, so that none loses digits.
    ///
    /// - Parameter reference: what ratios are to, as in "× C".
    init(unit: String, for values: [Double], reference: String? = nil) {
        let smallest = values.filter { $0 > 0 }.min() ?? 0
        let fitting = Self.larger[unit]?.last { smallest >= 10 * $0.factor }
        self.unit = fitting?.unit ?? (unit == "times" ? "× \(reference ?? "reference")" : unit)
        factor = fitting?.factor ?? 1
    }

    /// The value in this unit, with three significant digits or all before the point.
    func text(_ value: Double) -> String {
        let scaled = value / factor
        let decimals = abs(scaled) >= 100 ? 0 : abs(scaled) >= 10 ? 1 : 2
        return NumberText.fixed(scaled, decimals: decimals)
    }
}
