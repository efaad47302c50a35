import ChiplogBench

/// One run from the first row to the finished report.
struct RunSession {
    private let plan: RunPlan
    private let options: RunOptions
    private let scratch: ScratchFolder
    private let context: CommandContext
    private let stop: Interruption

    init(_ plan: RunPlan, _ options: RunOptions, _ scratch: ScratchFolder, _ context: CommandContext) {
        self.plan = plan
        self.options = options
        self.scratch = scratch
        self.context = context
        stop = context.stop()
    }

    /// Measures the plan's rows; an interruption shows in the report.
    func measure() -> Report {
        let probe = EnvironmentProbe(variables: context.environment, pinning: plan.pinning)
        let clock = RunClock()
        let rows = results()
        let interrupted = stop.isRaised && rows.contains { $0.status == .skipped }
        let verdict = Verdict(results: rows, interrupted: interrupted)
        let run = clock.run(.run, plan, context, verdict: verdict)
        let environment = probe.finish()
        let subject = SubjectProbe.thisBuild(id: Arm.head.rawValue, variables: context.environment)
        return Report(
            toolVersion: BenchCommand.version, run: run, subjects: [subject] + reference(beside: subject),
            environment: environment, results: rows,
            verdict: verdict, warnings: ReportWarning.about(environment, subject))
    }

    /// The reference, which is part of the same executable; none where no row has it beside it.
    private func reference(beside head: Subject) -> [Subject] {
        guard let reference = plan.reference, plan.rows.contains(where: { reference.covers($0.scenario) }) else {
            return []
        }
        return [reference.subject(beside: head)]
    }

    private func results() -> [ResultRow] {
        var progress = options.showsProgress ? ProgressLine(context.console, environment: context.environment) : nil
        defer { progress?.clear() }
        var rows: [ResultRow] = []
        Runner(plan, command: context.worker, scratch: scratch.path, stop: stop).run { event in
            progress?.show(event)
            if case .rowFinished(let row) = event { rows.append(row) }
        }
        return rows
    }
}

extension WorkloadReference {
    /// Itself as a report's subject: a part of the same executable as `own`.
    func subject(beside own: Subject) -> Subject {
        var subject = own
        subject.id = Arm.reference.rawValue
        subject.label = name
        return subject
    }
}
