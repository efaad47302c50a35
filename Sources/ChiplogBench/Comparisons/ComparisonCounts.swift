/// What the comparisons of a report come to, in numbers.
public struct ComparisonCounts: Equatable, Sendable {
    /// The geometric mean of a metric's ratios.
    public struct Mean: Equatable, Sendable {
        public var metric: String
        public var ratio: Double
    }

    public var regressed = 0
    public var improved = 0
    public var same = 0
    /// Those that could not be decided, and regressions that a second round did not find again.
    public var inconclusive = 0
    /// For each metric whose figures are all above 0.
    public var geometricMean: [Mean] = []

    /// How many there are in all.
    public var total: Int { regressed + improved + same + inconclusive }

    /// Of a report that compares nothing.
    public init() {}

    public init(of figures: [ComparedFigure]) {
        for figure in figures {
            switch figure.verdict {
            case .regressed: regressed += 1
            case .improved: improved += 1
            case .same: same += 1
            case .inconclusive, .unconfirmed: inconclusive += 1
            }
        }
        geometricMean = figures.grouped(by: \.metric.name).compactMap { metric, figures in
            let ratios = figures.map(\.comparison.ratio)
            guard ratios.allSatisfy(\.isFinite), let mean = Statistics.geometricMean(of: ratios) else { return nil }
            return Mean(metric: metric, ratio: mean)
        }
    }

    init(_ verdict: ReportReader) throws(ReportError) {
        regressed = try verdict.integer("regressed")
        improved = try verdict.integer("improved")
        same = try verdict.integer("same")
        inconclusive = try verdict.integer("inconclusive")
        for member in try verdict.members("geomean") {
            guard let ratio = member.value.double else {
                throw verdict.error("geomean: expected numbers, found \(member.value.shortText) at \"\(member.key)\"")
            }
            geometricMean.append(Mean(metric: member.key, ratio: ratio))
        }
    }
}
