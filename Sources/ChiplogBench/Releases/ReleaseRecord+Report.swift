extension ReleaseRecord {
    /// What a comparison's report says of one of its two builds.
    ///
    /// - Parameters:
    ///   - report: The comparison.
    ///   - arm: The build; how the head differs from the base is kept, the base is the first release.
    ///   - name: What the release is called.
    ///   - describe: What git calls its revision; nil where nobody asked.
    ///   - previous: The base, where the record is the head's.
    public init(
        _ report: Report, _ arm: Arm, name: ReleaseName, describe: String?, previous: ReleaseName? = nil
    ) {
        let subject = report.subjects.first { $0.id == arm.rawValue }
        self.init(
            report, name: name, describe: describe,
            build: subject.map {
                Build(swift: $0.swift, flags: $0.flags, sha256: $0.binarySHA256, bytes: $0.binaryBytes)
            }, previous: previous)
        harness = ReportWarning.graft(of: arm, in: report.warnings)
        let results = report.results.filter { $0.subject == arm.rawValue }
        scenarios = results.grouped(by: \.scenario).map { scenario, rows in
            ScenarioDigest(name: scenario, sha256: rows[0].scenarioSHA256)
        }
        let changes = previous == nil ? nil : ReportedChanges(report)
        rows = results.map { row in
            let figures = Self.metrics.compactMap { metric in
                row.figure(metric).map {
                    ReleaseFigure(metric.name, value: $0.value, change: changes?.change(of: metric, in: row))
                }
            }
            return ReleaseRow(
                id: row.id, scenario: row.scenario, status: row.status, reason: row.reason, figures: figures)
        }
    }

    /// A release that could not be built, by the report that says so.
    public init(
        unbuilt report: Report, name: ReleaseName, describe: String?, previous: ReleaseName?, reason: String
    ) {
        self.init(report, name: name, describe: describe, build: nil, previous: previous)
        failure = reason
    }

    private init(_ report: Report, name: ReleaseName, describe: String?, build: Build?, previous: ReleaseName?) {
        self.init(
            toolVersion: report.toolVersion, started: report.run.started, profile: report.run.profile,
            seed: report.run.seed, name: name, describe: describe, build: build, previous: previous,
            machine: Machine(report.environment))
        metricDefinitions = report.metricDefinitions
    }
}

/// How the head of a report differs from the base.
private struct ReportedChanges {
    private struct Place: Hashable {
        var row: String
        var metric: String
    }

    private let judged: [Place: Comparison]
    private let base: [String: ResultRow]

    init(_ report: Report) {
        judged = Dictionary(
            report.comparisons.map { (Place(row: $0.result, metric: $0.metric.name), $0.comparison) },
            uniquingKeysWith: { first, _ in first })
        base = Dictionary(
            report.results.filter { $0.subject == Arm.base.rawValue }.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// What was judged, else the ratio alone of two figures above 0, which come from the same comparison: values from
    /// the same turns, counts from a pass of their own; nil where the base has no such figure.
    func change(of metric: MetricDefinition, in row: ResultRow) -> ReleaseFigure.Change? {
        if let comparison = judged[Place(row: row.id, metric: metric.name)] {
            return ReleaseFigure.Change(
                ratio: comparison.ratio,
                judgement: ReleaseFigure.Judgement(
                    lower: comparison.interval.lower, upper: comparison.interval.upper, verdict: comparison.verdict))
        }
        guard let old = base[row.id]?.figure(metric)?.value, let new = row.figure(metric)?.value, old > 0, new > 0
        else { return nil }
        return ReleaseFigure.Change(ratio: new / old)
    }
}
