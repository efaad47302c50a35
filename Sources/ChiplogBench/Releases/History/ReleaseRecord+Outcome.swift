extension ReleaseRecord {
    /// What the comparison with the release before came to, in half a line.
    var outcome: String {
        if let failure { return failure }
        guard let previous else { return "the first release" }
        let verdicts = rows.flatMap { $0.figures.compactMap { $0.change?.judgement?.verdict } }
        let failed = rows.count { $0.status != .ok && $0.status != .skipped }
        let counts = [
            (failed, failed == 1 ? "row failed" : "rows failed"),
            (verdicts.count { $0 == .regressed }, "worse"), (verdicts.count { $0 == .improved }, "better"),
            (verdicts.count { $0 == .same }, "the same"),
            (verdicts.count { $0 == .inconclusive || $0 == .unconfirmed }, "undecided"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return counts.isEmpty
            ? "nothing could be compared with \(previous.label)"
            : "compared with \(previous.label): \(counts.joined(separator: ", "))"
    }

    /// The day on which it was measured.
    var day: String { String(started.prefix(10)) }
}
