/// The unit that one column of a table is shown in.
struct UnitScale {
    /// The unit's name, such as `µs/event`.
    let unit: String
    private let factor: Double
    /// Digits behind the point that a small value gets: as many as were measured.
    private let mostDecimals: Int

    /// Larger units of those that need them.
    private static let larger: [String: [(unit: String, factor: Double)]] = [
        "ns/event": [("µs/event", 1e3), ("ms/event", 1e6)],
        "events/s": [("k events/s", 1e3), ("M events/s", 1e6)],
        "bytes/event": [("KiB/event", 1_024), ("MiB/event", 1_048_576)],
        "bytes": [("KiB", 1_024), ("MiB", 1_048_576), ("GiB", 1_073_741_824)],
        "ns": [("µs", 1e3), ("ms", 1e6), ("s", 1e9)],
    ]

    /// The largest unit in which the smallest of `values` above zero is still at least ten, so that none loses digits.
    ///
    /// - Parameter reference: what ratios are to, as in "× C".
    init(unit: String, for values: [Double], reference: String? = nil) {
        let smallest = values.filter { $0 > 0 }.min() ?? 0
        let fitting = Self.larger[unit]?.last { smallest >= 10 * $0.factor }
        self.unit = fitting?.unit ?? (unit == "times" ? "× \(reference ?? "reference")" : unit)
        factor = fitting?.factor ?? 1
        mostDecimals = 2
    }

    /// The unit of times that may lie far apart in one column: the largest in which the shortest is still at least 0.1.
    init(nanoseconds values: [UInt64]) {
        let shortest = Double(values.filter { $0 > 0 }.min() ?? 0)
        let fitting = Self.larger["ns"]?.last { shortest >= $0.factor / 10 }
        unit = fitting?.unit ?? "ns"
        factor = fitting?.factor ?? 1
        mostDecimals = fitting == nil ? 0 : 3
    }

    /// The value in this unit.
    func value(_ value: Double) -> Double { value / factor }

    /// What `value` of this unit is in the unit of the figures.
    func original(_ value: Double) -> Double { value * factor }

    /// The value in this unit, with three significant digits or all before the point.
    func text(_ value: Double) -> String {
        let scaled = self.value(value)
        let size = abs(scaled)
        // By what is left after rounding: 99.96 is 100, not 100.0.
        let decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3
        return NumberText.fixed(scaled, decimals: min(decimals, mostDecimals))
    }
}
