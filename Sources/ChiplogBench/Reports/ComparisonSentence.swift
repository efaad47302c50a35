/// What the comparison of two builds comes to, in the one sentence to quote.
struct ComparisonSentence {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var text: String {
        let compared = report.verdict.compared
        let figures = VerdictSentence.count(compared.total, "figure")
        switch report.verdict.status {
        case .regressed:
            return "REGRESSED: \(compared.regressed) of \(figures) worse than \(base)\(most(.regressed))\(undecided)"
        case .improved:
            return
                "improved: \(compared.improved) of \(figures) better than \(base), none worse\(most(.improved))\(undecided)"
        case .same:
            return "no change from \(base): \(compared.same) of \(figures) the same\(undecided)"
        case .unreliable:
            let alarms = report.control.count(where: \.isAlarm)
            return "UNRELIABLE: \(base) compared with itself seemed to change in \(alarms) of "
                + "\(VerdictSentence.count(report.control.count, "scenario")) — \(figures) compared"
        default:
            return
                "inconclusive: \(compared.inconclusive) of \(figures) could not be told from those of \(base)\(tooFew)"
        }
    }

    /// The base as a reader calls it.
    private var base: String {
        String((report.subjects.first { $0.id == Arm.base.rawValue }?.label ?? "the base").prefix(100))
    }

    private var undecided: String {
        let count = report.verdict.compared.inconclusive
        return count > 0 ? ", \(count) undecided\(tooFew)" : ""
    }

    /// What would decide all that is undecided, where nothing else kept it from being decided.
    private var tooFew: String {
        let few = report.comparisons.map(\.comparison).filter(\.hasTooFewBlocks)
        guard let most = few.map(\.blocks).max(), few.count == report.verdict.compared.inconclusive else { return "" }
        return ": \(most) pairs of processes are too few, --blocks \(Comparison.fewestBlocks) may tell"
    }

    /// The figure that changed most, as ` — most: simple: cpu time 3.4 % slower`.
    private func most(_ verdict: Comparison.Verdict) -> String {
        let changed = report.comparisons.filter { $0.verdict == verdict }
        guard let most = changed.max(by: { $0.comparison.size < $1.comparison.size }) else { return "" }
        return " — most: \(most.result): \(most.metric.words) \(most.changeText)"
    }
}

extension Comparison {
    /// How far the ratio is from 1, either way.
    fileprivate var size: Double { max(ratio, 1 / ratio) }
}
