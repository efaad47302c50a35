// Comparisons in a report, and the way back.

extension ComparedFigure {
    /// The ratio is null where the base's figure is 0.
    var json: JSON {
        [
            "result": .string(result),
            "metric": .string(metric.name),
            "base": .string(Arm.base.rawValue),
            "head": .string(Arm.head.rawValue),
            "base_value": .double(base),
            "head_value": .double(head),
            "ratio": comparison.ratio.isFinite ? .double(comparison.ratio) : .null,
            "ci": comparison.interval.isFinite ? comparison.interval.json : .null,
            "threshold": .double(comparison.threshold),
            "noise_floor": .orNull(comparison.noiseFloor),
            "blocks": .integer(comparison.blocks),
            "confirmed": .bool(isConfirmed),
            "verdict": .string(verdict.rawValue),
        ]
    }

    init(_ reader: ReportReader) throws(ReportError) {
        let ratio = try reader.optional("ratio", ReportReader.number) ?? .infinity
        self.init(
            result: try reader.string("result"),
            metric: try reader.metric("metric"),
            base: try reader.number("base_value"),
            head: try reader.number("head_value"),
            comparison: Comparison(
                ratio: ratio,
                interval: try reader.optional("ci", ReportReader.interval)
                    ?? ConfidenceInterval(lower: ratio, upper: ratio, coverage: 1),
                threshold: try reader.number("threshold"),
                noiseFloor: try reader.optional("noise_floor", ReportReader.number),
                blocks: try reader.integer("blocks"),
                verdict: try reader.choice("verdict", of: Comparison.Verdict.self)),
            isConfirmed: try reader.bool("confirmed"))
    }
}

extension ControlFigure {
    var json: JSON {
        [
            "scenario": .string(scenario),
            "metric": .string(metric.name),
            "ratio": .double(comparison.ratio),
            "ci": comparison.interval.json,
            "threshold": .double(comparison.threshold),
            "blocks": .integer(comparison.blocks),
            "verdict": .string(comparison.verdict.rawValue),
        ]
    }

    init(_ reader: ReportReader) throws(ReportError) {
        self.init(
            scenario: try reader.string("scenario"),
            metric: try reader.metric("metric"),
            comparison: Comparison(
                ratio: try reader.number("ratio"), interval: try reader.interval("ci"),
                threshold: try reader.number("threshold"), noiseFloor: nil, blocks: try reader.integer("blocks"),
                verdict: try reader.choice("verdict", of: Comparison.Verdict.self)))
    }
}

extension RegressionExplanation {
    var json: JSON {
        [
            "result": .string(result),
            "functions": .array(
                functions.map {
                    ["function": .string($0.function), "base": .double($0.base), "head": .double($0.head)]
                }),
        ]
    }

    init(_ reader: ReportReader) throws(ReportError) {
        var functions: [FunctionDifference] = []
        for function in try reader.objects("functions") {
            functions.append(
                FunctionDifference(
                    function: try function.string("function"), base: try function.number("base"),
                    head: try function.number("head")))
        }
        self.init(result: try reader.string("result"), functions: functions)
    }
}

extension ConfidenceInterval {
    fileprivate var isFinite: Bool { lower.isFinite && upper.isFinite }
    fileprivate var json: JSON { [.double(lower), .double(upper)] }
}

extension ReportReader {
    /// The metric of that name; one that this version does not know has no unit, and less of it is better.
    fileprivate func metric(_ key: String) throws(ReportError) -> MetricDefinition {
        let name = try string(key)
        return .named(name) ?? MetricDefinition(name: name, unit: "", better: .lower, kind: .info)
    }

    /// Two bounds; how much they cover is not in the report.
    func interval(_ key: String) throws(ReportError) -> ConfidenceInterval {
        let bounds = try array(key, of: "two numbers", \.double)
        guard bounds.count == 2 else { throw error("\(key): expected two numbers, found \(bounds.count)") }
        return ConfidenceInterval(lower: bounds[0], upper: bounds[1], coverage: 0.95)
    }
}
