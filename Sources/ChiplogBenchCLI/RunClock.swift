import ChiplogBench
import Glibc

/// When a run began, from which its report knows its name and how long it took.
struct RunClock {
    private let start = ContinuousClock.now
    private let started = RFC3339.now()

    /// What the report of the run says of it, once it is over.
    func run(
        _ kind: ReportRun.Kind, _ plan: RunPlan, _ context: CommandContext, verdict: Verdict
    ) -> ReportRun {
        ReportRun(
            id: "\(started)-\(getpid())", kind: kind, started: started,
            durationSeconds: (ContinuousClock.now - start) / .seconds(1), profile: plan.profile.name, seed: plan.seed,
            argv: context.arguments, status: ReportRun.Status(verdict))
    }
}
