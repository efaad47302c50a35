extension ReportFormat {
    /// CPU time per event as results of JMH, the Java Microbenchmark Harness, for the tools that draw them.
    ///
    /// Format: what `-rf json` of JMH 1.37 writes (its `JSONResultFormat`), without what only a virtual machine has. The
    /// error is half the interval's length; the primary metric is the average time, and the row's other figures are secondary
    /// ones.
    public static let jmh = ReportFormat(name: "jmh", fileExtension: "jmh.json") { report in
        JSON.array(report.exported.compactMap { $0.jmh(profile: report.run.profile) }).text(pretty: true) + "\n"
    }
}

extension ResultRow {
    /// Nil for a row that was not timed.
    fileprivate func jmh(profile: String) -> JSON? {
        guard let time = figure(.cpuTime) else { return nil }
        let others = metrics.filter { $0.definition != .cpuTime }
        return [
            "jmhVersion": "1.37",
            "benchmark": .string("chiplog.\(scenario)"),
            "mode": "avgt",
            "threads": .integer(params.first { $0.name == "threads" }?.value.int ?? 1),
            "forks": .integer(time.samples.count),
            "measurementIterations": .integer(time.samples.first?.count ?? 0),
            "params": .object(
                params.map { JSON.Member($0.name, .string($0.value.string ?? $0.value.text())) }
                    + [JSON.Member("profile", .string(profile))]),
            "primaryMetric": time.jmh(unit: "ns/op"),
            "secondaryMetrics": .object(
                others.map { JSON.Member($0.definition.name, $0.jmh(unit: $0.definition.unit)) }),
        ]
    }
}

extension MetricValue {
    fileprivate func jmh(unit: String) -> JSON {
        let interval = interval ?? ConfidenceInterval(lower: value, upper: value, coverage: 0)
        return [
            "score": .double(value),
            "scoreError": .double((interval.upper - interval.lower) / 2),
            "scoreConfidence": [.double(interval.lower), .double(interval.upper)],
            "scoreUnit": .string(unit),
            "rawData": .array(samples.map { .array($0.map { .double($0) }) }),
        ]
    }
}
