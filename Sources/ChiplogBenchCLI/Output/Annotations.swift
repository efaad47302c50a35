import ChiplogBench

/// What GitHub Actions shows beside a change: an error for each row that failed, figure that is worse and expectation that
/// is broken, a warning for each of the report's.
///
/// Format: "Workflow commands for GitHub Actions", `::error title=…::…`, in its documentation. Of each kind it shows ten of a
/// step.
struct Annotations {
    private static let most = 10
    private let report: Report

    /// Nil outside of such a job.
    init?(_ report: Report, environment: [String: String]) {
        guard environment["GITHUB_ACTIONS"] == "true" else { return nil }
        self.report = report
    }

    /// One line for each, at most ten of a kind.
    var lines: [String] {
        Self.lines("error", errors) + Self.lines("warning", report.warnings.map { ($0.code, $0.message) })
    }

    private var errors: [(title: String, message: String)] {
        let failed = report.results.filter {
            $0.status != .ok && $0.status != .skipped && $0.subject != Arm.base.rawValue
        }
        .map { ($0.id, "\($0.status.rawValue): \($0.reason ?? "n/a")") }
        let worse = report.comparisons.filter { $0.verdict == .regressed }.map {
            ($0.result, "\($0.metric.name): \($0.changeText), \($0.intervalText)")
        }
        let broken = report.results.flatMap { row in row.brokenExpectations.map { (row.id, $0) } }
        return failed + worse + broken
    }

    private static func lines(_ command: String, _ all: [(title: String, message: String)]) -> [String] {
        let shown = all.count > most ? Array(all.prefix(most - 1)) : all
        let rest = all.count - shown.count
        return shown.map { "::\(command) title=\(escaped($0.title, property: true))::\(escaped($0.message))" }
            + (rest > 0 ? ["::\(command)::and \(rest) more, which the report has"] : [])
    }

    /// The text such that it cannot end the line, or the property.
    private static func escaped(_ text: String, property: Bool = false) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where property: result += "%3A"
            case "," where property: result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
