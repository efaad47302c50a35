/// Two reports of runs at different times, compared by what repeats exactly: allocations and instructions of rows where
/// one thread does everything. Times are not, since the machine was another one each time; see ``ComparisonRunner``.
public struct ReportComparison: Sendable {
    private let base: Report
    private let head: Report

    public init(base: Report, head: Report) {
        self.base = base
        self.head = head
    }

    /// What makes the reports unlike, each as `KEY: BASE'S against HEAD'S`; empty where figures may be compared.
    public var differences: [String] {
        let (old, new) = (base.judged, head.judged)
        var pairs: [(key: String, base: String?, head: String?)] = [
            ("tool.metric_defs", "\(base.metricDefinitions)", "\(head.metricDefinitions)"),
            ("run.seed", "\(base.run.seed)", "\(head.run.seed)"),
            ("environment.arch", base.environment.arch, head.environment.arch),
            ("environment.libc", base.environment.libc, head.environment.libc),
            ("subjects.build.swift", old?.swift, new?.swift),
            ("subjects.build.configuration", old?.configuration, new?.configuration),
        ]
        for row in head.judgedRows {
            guard let other = base.judgedRows.first(where: { $0.id == row.id }) else { continue }
            pairs.append(("results.\(row.id).scenario_sha256", other.scenarioSHA256, row.scenarioSHA256))
        }
        return pairs.filter { $0.base != $0.head }.map { key, base, head in
            "\(key): \(base?.prefix(40) ?? "n/a") against \(head?.prefix(40) ?? "n/a")"
        }
    }

    /// The exact figures in which two runs of the same build differ, though they should repeat, each in a sentence; also
    /// the rows that one of them lacks.
    public var unsteady: [String] {
        let exact = { (row: ResultRow) in row.metrics.filter { $0.definition.kind == .exact } }
        let differing = head.judgedRows.flatMap { row -> [String] in
            guard let other = base.judgedRows.first(where: { $0.id == row.id }) else { return [] }
            return exact(row).filter { other.figure($0.definition)?.value != $0.value }.map { figure in
                let before = other.figure(figure.definition)?.value
                return
                    "\(row.id): \(figure.definition.name) was \(before.map { "\($0)" } ?? "n/a"), then \(figure.value)"
            }
        }
        return unmatched.map(\.message) + differing
    }

    /// The comparison as a report: the rows of both, what differs, and warnings about what could not be compared.
    ///
    /// - Parameter thresholds: What change counts where neither the scenario's word nor the harness's is to be the last.
    public func report(thresholds: [Threshold] = []) -> Report {
        let figures = head.judgedRows.flatMap { row in
            base.judgedRows.first { $0.id == row.id }.map { compare($0, row, thresholds) } ?? []
        }
        var report = head
        report.run.kind = .compare
        report.subjects = [
            base.judged?.named(Arm.base.rawValue, label: base.label), head.judged?.named(Arm.head.rawValue),
        ].compactMap(\.self)
        report.results =
            base.judgedRows.map { $0.of(subject: Arm.base.rawValue) }
            + head.judgedRows.map { $0.of(subject: Arm.head.rawValue) }
        report.comparisons = figures
        report.control = []
        report.explanations = []
        report.verdict = Verdict(results: report.results, comparisons: figures, control: [])
        report.warnings = unmatched
        return report
    }

    private func compare(_ base: ResultRow, _ head: ResultRow, _ overrides: [Threshold]) -> [ComparedFigure] {
        ComparisonRule.all.compactMap { rule in
            guard let old = base.figure(rule.metric), let new = head.figure(rule.metric),
                old.definition.kind == .exact, new.definition.kind == .exact,
                let comparison = Comparison(
                    base: old.value, head: new.value, better: rule.metric.better,
                    threshold: rule.share(head.thresholds + overrides, isExact: true))
            else { return ComparedFigure?.none }
            return ComparedFigure(
                result: head.id, metric: rule.metric, base: old.value, head: new.value, comparison: comparison,
                isConfirmed: false)
        }
    }

    /// Rows that only one of the reports has.
    private var unmatched: [ReportWarning] {
        let (old, new) = (Set(base.judgedRows.map(\.id)), Set(head.judgedRows.map(\.id)))
        return base.judgedRows.filter { !new.contains($0.id) }.map {
            ReportWarning(code: "row.gone", message: "\($0.id) is in the base only")
        }
            + head.judgedRows.filter { !old.contains($0.id) }.map {
                ReportWarning(code: "row.new", message: "\($0.id) is not in the base")
            }
    }
}

extension Report {
    /// The report with nothing but what a later run can be held against: the exact figures of the judged rows. It is
    /// made to be committed, so what one run or one machine has of its own is left out, such as the arguments.
    public var baseline: Report {
        var report = self
        report.run.argv = []
        report.environment.kernel = nil
        report.environment.load = EnvironmentRecord.LoadAverages()
        report.environment.ci = nil
        report.subjects = [judged].compactMap(\.self)
        report.results = judgedRows.map(\.baseline)
        report.comparisons = []
        report.control = []
        report.explanations = []
        report.warnings = []
        report.verdict = Verdict(results: report.results)
        return report
    }

    /// The subject that the report is about: of two, the one that is judged.
    fileprivate var judged: Subject? { subjects.first { $0.id == Arm.head.rawValue } ?? subjects.first }

    fileprivate var judgedRows: [ResultRow] { results.filter { $0.subject == judged?.id } }

    /// What a reader calls the report: its subject, and when it was measured.
    fileprivate var label: String? { judged.map { "\($0.label) of \(run.started.prefix(10))" } }
}

extension Subject {
    fileprivate func named(_ id: String, label: String? = nil) -> Subject {
        var subject = self
        subject.id = id
        subject.label = label ?? subject.label
        return subject
    }
}
