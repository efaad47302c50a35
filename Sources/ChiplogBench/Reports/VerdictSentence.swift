extension Report {
    /// What the run comes to, in the one sentence to quote.
    public var verdictSentence: String { VerdictSentence(self).text }
}

/// The first line of every report for people.
struct VerdictSentence {
    private let report: Report

    init(_ report: Report) {
        self.report = report
    }

    var text: String {
        let verdict = report.verdict
        let tool = report.toolName.prefix(100)
        var parts = [Self.count(verdict.results, "result")]
        if verdict.skipped > 0 { parts.append("\(verdict.skipped) skipped") }
        switch verdict.status {
        case .failed where verdict.failed > 0:
            let wrong = report.results.count { $0.isDeliveryWrong }
            let reasons = [
                (wrong, "lost, doubled, tore or reordered events"), (verdict.failed - wrong, "did not finish"),
            ]
            .filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
            let total = "\(verdict.failed) of \(parts.joined(separator: ", "))"
            return "\(tool): FAILED: \(total) — \(reasons.joined(separator: ", "))"
        case .failed where verdict.ok > 0 && ![.run, .peers].contains(report.run.kind) && report.comparisons.isEmpty:
            return "\(tool): FAILED: nothing could be compared — \(parts.joined(separator: ", "))"
        case .failed where verdict.ok == 0:
            return "\(tool): FAILED: nothing was measured — \(parts.joined(separator: ", "))"
        case .failed:
            return "\(tool): FAILED: the run did not come to its end — \(parts.joined(separator: ", "))"
        case .broken:
            let broken = Self.count(verdict.broken, "figure")
            return "\(tool): BROKEN: \(broken) not as expected — \(parts.joined(separator: ", "))"
        case .regressed, .improved, .same, .inconclusive, .unreliable:
            return "\(tool): \(ComparisonSentence(report).text)"
        case .ok:
            let measured = report.results.filter { $0.status == .ok }
            let isVerified = measured.allSatisfy { $0.delivery != nil }
            parts.append(isVerified ? "every event accounted for" : "delivery not verified")
            if let goals = report.goalsSentence { parts.append(goals) }
            let scenarios = Set(measured.map(\.scenario)).count
            return "\(tool): \(Self.count(scenarios, "scenario")) ok — \(parts.joined(separator: ", "))"
        }
    }

    static func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
