/// One figure of a release, and how it differs from the release before. Every number is kept to five digits.
public struct ReleaseFigure: Equatable, Sendable {
    /// What a comparison in turns said of it.
    public struct Change: Equatable, Sendable {
        /// This release's figure divided by that of the one before; infinite where that was 0 and this is not.
        public let ratio: Double
        /// The bounds of the ratio and what it comes to; nil for a metric that is not judged.
        public let judgement: Judgement?

        public init(ratio: Double, judgement: Judgement? = nil) {
            self.ratio = ratio.rounded(toDigits: ReleaseFigure.digits)
            self.judgement = judgement
        }
    }

    /// What a ratio comes to.
    public struct Judgement: Equatable, Sendable {
        public let lower: Double
        public let upper: Double
        public let verdict: Comparison.Verdict

        public init(lower: Double, upper: Double, verdict: Comparison.Verdict) {
            self.lower = lower.rounded(toDigits: ReleaseFigure.digits)
            self.upper = upper.rounded(toDigits: ReleaseFigure.digits)
            self.verdict = verdict
        }
    }

    /// The metric's name.
    public let metric: String
    /// In the metric's unit.
    public let value: Double
    /// nil where the release before has no such figure.
    public let change: Change?

    public init(_ metric: String, value: Double, change: Change? = nil) {
        self.metric = metric
        self.value = value.rounded(toDigits: Self.digits)
        self.change = change
    }

    /// A hundredth of a percent of the smallest number they begin with, finer than anything measured.
    static let digits = 5
}
