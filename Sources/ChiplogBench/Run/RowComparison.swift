/// One row of two builds on its way through its passes, and how its figures differ.
struct RowComparison {
    private let row: RunPlan.Row
    private let plan: ComparisonPlan
    private let noiseFloor: Double?
    private let requests: ComparisonRequests
    private let progress: (PassName, _ done: Int, _ total: Int) -> Void
    private var base = ArmRecord(arm: .base)
    private var head = ArmRecord(arm: .head)
    private var figures: [ComparedFigure] = []
    private var explanation: RegressionExplanation?

    /// - Parameter noiseFloor: What the row's control seemed to change in CPU time; nil where there is none.
    init(
        _ row: RunPlan.Row, _ plan: ComparisonPlan, noiseFloor: Double? = nil, starts: WorkerStarts,
        progress: @escaping (PassName, Int, Int) -> Void
    ) {
        self.row = row
        self.plan = plan
        self.noiseFloor = noiseFloor
        requests = ComparisonRequests(row: row, plan: plan, starts: starts)
        self.progress = progress
    }

    /// Makes every pass over both builds, and those in which the head was worse once more in fresh processes.
    ///
    /// - Returns: A result of each build, the figures that both have, and where a regression comes from.
    mutating func measure() -> (
        rows: [ResultRow], figures: [ComparedFigure], explanation: RegressionExplanation?
    ) {
        let passes = plan.run.passes(of: row.scenario)
        if passes.isEmpty {
            base.failure = .skipped("none of its passes was asked for")
            head.failure = base.failure
        }
        for pass in passes {
            if base.goesOn, head.goesOn {
                conduct(pass)
            } else {
                conductAlone(pass, \.base)
                conductAlone(pass, \.head)
            }
        }
        let rows = [base.result(of: row.scenario, passes), head.result(of: row.scenario, passes)]
        guard rows.allSatisfy({ $0.status == .ok }) else { return (rows, [], nil) }
        let isWorse = figures.contains { $0.verdict == .regressed }
        return (rows, figures, isWorse ? explanation : nil)
    }

    private mutating func conduct(_ pass: PassName) {
        let first: Round
        do throws(RoundFailure) {
            first = try round(pass, 0)
        } catch {
            end(error, in: pass)
            // The other build's figures are worth having all the same.
            if let result = error.base { base.add(result) } else { conductAlone(pass, \.base) }
            if let result = error.head { head.add(result) } else { conductAlone(pass, \.head) }
            return
        }
        base.add(first.base)
        head.add(first.head)
        if pass == .instr {
            explanation = RegressionExplanation(
                result: row.scenario.id, base: first.base.costs, head: first.head.costs)
        }
        do throws(RoundFailure) {
            figures += try confirmed(compare(first), pass)
        } catch {
            end(error, in: pass)
        }
    }

    /// The figures, those that got worse held against a second round if there are any.
    private func confirmed(_ figures: [ComparedFigure], _ pass: PassName) throws(RoundFailure) -> [ComparedFigure] {
        guard figures.contains(where: { $0.verdict == .regressed }) else { return figures }
        let again = compare(try round(pass, 1))
        return figures.map { figure in
            guard let second = again.first(where: { $0.metric.name == figure.metric.name }) else { return figure }
            return figure.confirmed(by: second.comparison)
        }
    }

    /// Ends the passes of each build that failed; of both when it was an interruption.
    private mutating func end(_ failure: RoundFailure, in pass: PassName) {
        for failure in failure.failures {
            let reason = Self.failure(failure, in: pass)
            if failure.arm == .base || failure.failure == .interrupted { base.failure = reason }
            if failure.arm == .head || failure.failure == .interrupted { head.failure = reason }
        }
    }

    private mutating func conductAlone(_ pass: PassName, _ record: WritableKeyPath<RowComparison, ArmRecord>) {
        guard self[keyPath: record].goesOn else { return }
        do throws(WorkerFailure) {
            self[keyPath: record].add(try pass.pass.conduct(request(pass, self[keyPath: record].arm, 0)))
        } catch {
            self[keyPath: record].failure = Self.failure(
                ArmFailure(arm: self[keyPath: record].arm, failure: error), in: pass)
        }
    }

    /// A row that the base does not know is no fault of either build.
    private static func failure(_ failure: ArmFailure, in pass: PassName) -> ResultRow.Failure {
        if failure.arm == .base, case .unable(let reason) = failure.failure {
            return .skipped("not in base: \(reason)")
        }
        return failure.failure.rowFailure(in: pass)
    }
}

extension RowComparison {
    /// One pass over both builds.
    private struct Round {
        var base: PassResult
        var head: PassResult
        /// Of the time pass.
        var cpuTime: Comparison?
    }

    /// What failed of one pass over both builds, and the result of the one that did not.
    private struct RoundFailure: Error {
        var failures: [ArmFailure]
        var base: PassResult?
        var head: PassResult?
    }

    /// - Parameter number: 0 for the first round; each has processes under conditions of its own.
    private func round(_ pass: PassName, _ number: Int) throws(RoundFailure) -> Round {
        if row.allowsTwoAtOnce(in: pass) { return try roundAtOnce(pass, number) }
        do throws(ArmFailure) {
            return try roundInTurns(pass, number)
        } catch {
            throw RoundFailure(failures: [error])
        }
    }

    private func roundInTurns(_ pass: PassName, _ number: Int) throws(ArmFailure) -> Round {
        let (base, head) = (request(pass, .base, number), request(pass, .head, number))
        guard pass == .time else {
            return Round(
                base: try ArmFailure.of(.base) { () throws(WorkerFailure) in try pass.pass.conduct(base) },
                head: try ArmFailure.of(.head) { () throws(WorkerFailure) in try pass.pass.conduct(head) })
        }
        var comparison = CPUTimeComparison(
            base: base, head: head, threshold: cpuTimeTolerance.threshold, slack: cpuTimeTolerance.slack,
            schedule: plan.schedule)
        let cpuTime = try comparison.measure(noiseFloor: noiseFloor)
        return Round(
            base: PassResult(metrics: TimeMetrics.values(of: comparison.blocks.map(\.base))),
            head: PassResult(metrics: TimeMetrics.values(of: comparison.blocks.map(\.head))), cpuTime: cpuTime)
    }

    /// Both builds at the same time; the head tells how far it is.
    private func roundAtOnce(_ pass: PassName, _ number: Int) throws(RoundFailure) -> Round {
        let head = request(pass, .head, number)
        let outcome = SystemThread.run { [requests] in
            Result { () throws(WorkerFailure) in
                try pass.pass.conduct(requests.request(pass, .base, number) { _, _ in })
            }
        } beside: {
            Result { () throws(WorkerFailure) in try pass.pass.conduct(head) }
        }
        switch (outcome.other, outcome.own) {
        case (.success(let base), .success(let head)): return Round(base: base, head: head)
        case (.success(let base), .failure(let failure)):
            throw RoundFailure(failures: [ArmFailure(arm: .head, failure: failure)], base: base)
        case (.failure(let failure), .success(let head)):
            throw RoundFailure(failures: [ArmFailure(arm: .base, failure: failure)], head: head)
        case (.failure(let base), .failure(let head)):
            throw RoundFailure(failures: [ArmFailure(arm: .base, failure: base), ArmFailure(arm: .head, failure: head)])
        }
    }

    /// The base compared with itself; nil where it cannot be timed, which the row itself will tell.
    func control() -> Comparison? {
        let base = request(.time, .base, ComparisonRequests.controlRound)
        var comparison = CPUTimeComparison(
            base: base, head: base, threshold: cpuTimeTolerance.threshold, slack: cpuTimeTolerance.slack,
            schedule: .fixed(plan.schedule.first))
        return try? comparison.measure()
    }

    private var cpuTimeTolerance: (threshold: Double, slack: Double) {
        ComparisonRule.cpuTime.tolerance(for: row.scenario, isExact: false, overrides: plan.thresholds)
    }

    /// The judged figures that both builds have.
    private func compare(_ round: Round) -> [ComparedFigure] {
        ComparisonRule.all.compactMap { rule in
            guard let base = round.base.metrics.figure(rule.metric), let head = round.head.metrics.figure(rule.metric)
            else { return ComparedFigure?.none }
            let isExact = base.definition.kind == .exact && head.definition.kind == .exact
            let tolerance = rule.tolerance(for: row.scenario, isExact: isExact, overrides: plan.thresholds)
            let comparison =
                rule.metric == .cpuTime
                ? round.cpuTime
                : Comparison(
                    base: base.value, head: head.value, better: rule.metric.better, threshold: tolerance.threshold,
                    slack: tolerance.slack)
            return comparison.map {
                ComparedFigure(
                    result: row.scenario.id, metric: rule.metric, base: base.value, head: head.value, comparison: $0)
            }
        }
    }

    private func request(_ pass: PassName, _ arm: Arm, _ round: Int) -> PassRequest {
        requests.request(pass, arm, round) { progress(pass, $0, $1) }
    }
}
