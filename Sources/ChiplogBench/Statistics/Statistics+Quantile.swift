extension Statistics {
    /// The value that `fraction` (0 to 1) of the readings do not exceed, interpolated between neighbours; nil when
    /// there are none.
    ///
    /// Type 7 of Hyndman and Fan, "Sample Quantiles in Statistical Packages" (1996): the default of R and NumPy.
    public static func quantile(_ fraction: Double, of readings: [Double]) -> Double? {
        guard !readings.isEmpty else { return nil }
        let sorted = readings.sorted()
        let place = (fraction > 0 ? min(fraction, 1) : 0) * Double(sorted.count - 1)
        let below = Int(place)
        let above = min(below + 1, sorted.count - 1)
        return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
    }

    /// The middle reading, or the mean of the two in the middle; nil when there are none.
    public static func median(of readings: [Double]) -> Double? {
        quantile(0.5, of: readings)
    }
}
