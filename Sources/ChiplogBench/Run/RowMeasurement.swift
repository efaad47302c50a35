/// One row on its way through its passes, alone or beside its reference.
struct RowMeasurement {
    private let row: RunPlan.Row
    private let plan: RunPlan
    private let progress: (PassName, _ done: Int, _ total: Int) -> Void
    private let starts: WorkerStarts
    private let readBack: ReadBack?

    /// - Parameter readBack: How the head's delivery is found out where its worker cannot say.
    init(
        _ row: RunPlan.Row, _ plan: RunPlan, progress: @escaping (PassName, Int, Int) -> Void,
        starts: WorkerStarts, readBack: ReadBack? = nil
    ) {
        self.row = row
        self.plan = plan
        self.progress = progress
        self.starts = starts
        self.readBack = readBack
    }

    /// The result of each arm. What ends one of them early leaves the other its figures.
    func results() -> [ResultRow] {
        let passes = plan.passes(of: row.scenario)
        var arms = plan.arms(of: row.scenario).map { ArmRecord(arm: $0) }
        guard !passes.isEmpty else {
            return arms.map { arm in
                ResultRow(
                    row.scenario, subject: arm.subject, failure: .skipped("none of its passes was asked for"),
                    goals: arm.goals(of: row.scenario), expectations: arm.expectations(of: row.scenario))
            }
        }
        for pass in passes {
            let live = arms.indices.filter { arms[$0].goesOn }
            if live.count == 2 {
                arms = conductTogether(pass, arms[live[0]], arms[live[1]])
            } else {
                for index in live { conduct(pass, &arms[index]) }
            }
        }
        return arms.map { $0.result(of: row.scenario, passes) }
    }

    private func conduct(_ pass: PassName, _ record: inout ArmRecord) {
        do throws(WorkerFailure) {
            record.add(try pass.pass.conduct(request(pass, record.arm)))
        } catch {
            record.failure = error.rowFailure(in: pass)
        }
    }

    /// Both arms in one pass. Where one fails, the other makes the pass alone.
    private func conductTogether(_ pass: PassName, _ head: ArmRecord, _ reference: ArmRecord) -> [ArmRecord] {
        var (head, reference) = (head, reference)
        do throws(ArmFailure) {
            let pair = try pass.pass.conduct(request(pass, .head), beside: request(pass, .reference))
            head.add(pair.head)
            reference.add(pair.reference)
        } catch {
            let failure = error.failure.rowFailure(in: pass)
            if error.arm == .head || error.failure == .interrupted { head.failure = failure }
            if error.arm == .reference || error.failure == .interrupted { reference.failure = failure }
            if head.goesOn { conduct(pass, &head) }
            if reference.goesOn { conduct(pass, &reference) }
        }
        return [head, reference]
    }

    private func request(_ pass: PassName, _ arm: Arm) -> PassRequest {
        PassRequest(
            scenario: row.scenario, profile: plan.profile, seed: plan.seed,
            startWorker: { (block) throws(WorkerFailure) in try starts.plain(pass, arm, block) },
            startCounted: { () throws(WorkerFailure) in try starts.counted(pass, arm) },
            readBack: arm == .head ? readBack : nil,
            progress: { progress(pass, $0, $1) })
    }
}
