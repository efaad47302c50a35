/// What the comparison of a release with the one before came to, in numbers.
struct ReleaseOutcome: Equatable {
    /// Rows that are neither ok nor skipped.
    var failed: Int
    /// Figures by what became of them.
    var worse: Int
    var better: Int
    var same: Int
    var undecided: Int

    init(of release: ReleaseRecord) {
        let verdicts = release.rows.flatMap { $0.figures.compactMap { $0.change?.judgement?.verdict } }
        failed = release.rows.count { $0.status != .ok && $0.status != .skipped }
        worse = verdicts.count { $0 == .regressed }
        better = verdicts.count { $0 == .improved }
        same = verdicts.count { $0 == .same }
        undecided = verdicts.count { $0 == .inconclusive || $0 == .unconfirmed }
    }

    /// Those that are not 0: `2 worse, 18 the same`; empty where all are.
    var words: String {
        [
            (failed, failed == 1 ? "row failed" : "rows failed"), (worse, "worse"), (better, "better"),
            (same, "the same"), (undecided, "undecided"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}

extension ReleaseRecord {
    /// What became of it, in half a line.
    var outcome: String {
        if let failure { return failure }
        guard let previous else { return "the first release" }
        let words = ReleaseOutcome(of: self).words
        return words.isEmpty
            ? "nothing could be compared with \(previous.label)" : "compared with \(previous.label): \(words)"
    }

    /// The day on which it was measured.
    package var day: String { String(started.prefix(10)) }
}
