import ChiplogBench
import Testing

extension ComparedFigure {
    /// Ten blocks around `ratio`, half a percent apart at most.
    static func sample(
        _ metric: MetricDefinition = .cpuTime, result: String = "toy", ratio: Double, threshold: Double = 0.02,
        isConfirmed: Bool = true
    ) throws -> ComparedFigure {
        let change = ratio - 1
        let logRatios = (0..<10).map { change - change * change / 2 + (Double($0) - 4.5) / 2_000 }
        let comparison = try #require(
            Comparison(logRatios: logRatios, better: metric.better, threshold: threshold, noiseFloor: 0.004))
        return ComparedFigure(
            result: result, metric: metric, base: 100, head: 100 * ratio, comparison: comparison,
            isConfirmed: isConfirmed && comparison.verdict == .regressed)
    }

    /// Two counts that repeat.
    static func exact(
        _ metric: MetricDefinition = .allocations, result: String = "toy", base: Double, head: Double
    ) throws -> ComparedFigure {
        let comparison = try #require(Comparison(base: base, head: head, better: metric.better, threshold: 0))
        return ComparedFigure(result: result, metric: metric, base: base, head: head, comparison: comparison)
    }
}

extension Report {
    /// Two rows, base and head, with `figures`; the control moved by `control`.
    static func comparing(
        _ figures: [ComparedFigure], control: Double = 1, explanations: [RegressionExplanation] = []
    ) throws -> Report {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        let rows = ["base", "head"].map {
            ResultRow(scenario, subject: $0, metrics: [], delivery: .sample())
        }
        var report = Report.sample(results: rows)
        var base = report.subjects[0]
        base.id = "base"
        base.label = "v0.0.9"
        report.subjects.insert(base, at: 0)
        report.run.kind = .ab
        report.comparisons = figures
        report.control = [
            ControlFigure(
                scenario: "toy", metric: .cpuTime, comparison: try ComparedFigure.sample(ratio: control).comparison)
        ]
        report.explanations = explanations
        report.verdict = Verdict(results: rows, comparisons: figures, control: report.control)
        return report
    }
}
