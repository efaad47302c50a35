import ChiplogBench

/// What a run says of goals: every row that has one, what it was to reach, what was measured.
struct GoalTable {
    private let rows: [[String]]

    /// Nil where no row has a goal.
    init?(_ report: Report) {
        let reference = report.reference?.label ?? "reference"
        rows = report.results.flatMap { row in
            row.goals.map { goal in
                let unit = goal.metric.unit == "times" ? "× \(reference)" : goal.metric.unit
                let figure = row.figure(goal.metric)
                return [
                    row.id, unit, figure.map { Self.text($0.value) } ?? "n/a",
                    figure?.interval.map { "\(Self.text($0.lower)) to \(Self.text($0.upper))" } ?? "n/a", goal.words,
                    row.meets(goal).map { $0 ? "met" : "MISSED" } ?? "not measured",
                ]
            }
        }
        if rows.isEmpty { return nil }
    }

    func print(on console: Console) {
        for line in TextTable([["goal", "unit", "measured", "interval", "wanted", ""]] + rows).lines {
            console.print(line)
        }
        console.print("")
    }

    /// Two digits behind the point.
    private static func text(_ value: Double) -> String {
        let hundredths = (value * 100).rounded()
        guard abs(hundredths) < 1e15 else { return "\(value)" }
        let (whole, rest) = Int64(hundredths).magnitude.quotientAndRemainder(dividingBy: 100)
        return (hundredths < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
