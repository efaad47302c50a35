/// A range that contains the true value with a stated probability.
public struct ConfidenceInterval: Equatable, Sendable {
    public var lower: Double
    public var upper: Double
    /// The probability that such an interval contains the true value, 0 to 1: the exact one, not the one asked for.
    public var coverage: Double

    public init(lower: Double, upper: Double, coverage: Double) {
        self.lower = lower
        self.upper = upper
        self.coverage = coverage
    }
}
