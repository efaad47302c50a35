/// What has become of one arm of a row so far.
struct ArmRecord {
    let arm: Arm
    private var found = PassResult()
    /// Why its passes end here; nil as long as they do not.
    var failure: ResultRow.Failure?

    init(arm: Arm) {
        self.arm = arm
    }

    var subject: String { arm.rawValue }

    /// Goals are the head's: the reference is what it is.
    func goals(of scenario: Scenario) -> [Goal] { arm == .head ? scenario.goals : [] }

    /// So are expectations.
    func expectations(of scenario: Scenario) -> [ExpectedFigure] { arm == .head ? scenario.expectations : [] }

    /// Whether the next pass is worth making.
    var goesOn: Bool { failure == nil && found.delivery?.isRight ?? true }

    mutating func add(_ result: PassResult) {
        found.metrics += result.metrics
        found.latency += result.latency
        found.warnings += result.warnings
        found.delivery = result.delivery ?? found.delivery
    }

    /// Nothing, where this machine allows none of the passes: that must not seem to be in order.
    private var nothing: ResultRow.Failure? {
        guard found.metrics.isEmpty, found.latency.isEmpty, found.delivery == nil else { return nil }
        let reasons = found.warnings.map(\.message).joined(separator: "; ")
        return .skipped(reasons.isEmpty ? "nothing was measured" : reasons)
    }

    /// The row's result when `passes` are made.
    func result(of scenario: Scenario, _ passes: [PassName]) -> ResultRow {
        if let failure = failure ?? nothing {
            return ResultRow(
                scenario, subject: subject, failure: failure, goals: goals(of: scenario),
                expectations: expectations(of: scenario), delivery: found.delivery, warnings: found.warnings)
        }
        var warnings = found.warnings
        if let delivery = found.delivery {
            if delivery.dropped > 0 { warnings.append(.dropped(delivery)) }
        } else {
            warnings.append(.unverified)
        }
        var row = ResultRow(
            scenario, subject: subject, metrics: found.metrics, latency: found.latency, goals: goals(of: scenario),
            expectations: expectations(of: scenario), delivery: found.delivery, warnings: warnings)
        if row.status == .ok { row.warnings += unmeasured(row, passes) }
        return row
    }

    /// A warning for each expectation whose figure a pass was to find out and did not: it must not seem to be met.
    private func unmeasured(_ row: ResultRow, _ passes: [PassName]) -> [ReportWarning] {
        row.expectations.filter { $0.isMet(by: row) == nil && passes.contains($0.figure.pass) }.map { expectation in
            ReportWarning(
                code: "expect.unmeasured",
                message: "\(expectation.figure.name): expected \(expectation.words), but not measured")
        }
    }
}
