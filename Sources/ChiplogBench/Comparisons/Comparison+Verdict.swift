extension Comparison {
    /// What a comparison comes to.
    public enum Verdict: String, CaseIterable, Sendable {
        /// Worse by more than the threshold, with the whole interval.
        case regressed
        /// Better by more than the threshold, with the whole interval.
        case improved
        /// Changed by no more than the threshold, with the whole interval.
        case same
        /// The interval reaches over a threshold, or there are too few blocks to say.
        case inconclusive
        /// Regressed in the first round, but not in the second.
        case unconfirmed

        /// Judges the interval of a logarithmic effect by `limit`, the threshold's logarithm. The limit itself is inside,
        /// so that with a threshold of 0 no change is `same`.
        init(lower: Double, upper: Double, limit: Double, better: MetricDefinition.Direction) {
            let worse = better == .lower ? (least: lower, most: upper) : (least: -upper, most: -lower)
            if worse.least > limit {
                self = .regressed
            } else if worse.most < -limit {
                self = .improved
            } else if worse.least >= -limit, worse.most <= limit {
                self = .same
            } else {
                self = .inconclusive
            }
        }
    }
}
