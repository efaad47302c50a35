/// The proof that the harness tells the truth on this machine: known faults, each planted and looked for, and nothing
/// planted where nothing may be found. It takes about three minutes.
public struct SelfTest {
    /// Comparisons of a build with itself, of which at most one may raise an alarm.
    public static let controls = 40
    /// Comparisons with 3 % more work, of which at most one may miss it.
    public static let plants = 10
    /// The change that counts: the threshold that CPU time has in comparisons.
    static let threshold = 0.02

    private let launcher: WorkerLauncher
    private let plan: RunPlan
    private let stop: Interruption

    /// - Parameters:
    ///   - command: Starts workers that serve a ``SelfTestProvider``.
    ///   - scratch: An existing folder in which each worker gets a folder of its own.
    ///   - seed: Another seed makes other pairs of processes; the findings must be the same.
    ///   - pinning: Which processors workers run on.
    ///   - stop: Ends it early.
    public init(
        command: WorkerCommand, scratch: String, seed: UInt64, pinning: Pinning = .auto, stop: Interruption = .never
    ) {
        self.stop = stop
        launcher = WorkerLauncher(command, scratch: scratch, seed: seed, pinning: pinning, stop: stop)
        plan = RunPlan(
            rows: [], profile: .selfTest, passes: Set(PassName.allCases), settings: [], seed: seed, pinning: pinning)
    }

    /// Makes every check, and tells each as it is done; none that an interruption cut short.
    ///
    /// - Parameters:
    ///   - progress: Told what is being done, in a few words.
    ///   - tell: Told of each check that is done.
    public func run(progress: (String) -> Void, _ tell: (SelfTestCheck) -> Void) {
        func tellUnlessStopped(_ check: SelfTestCheck) { if !stop.isRaised { tell(check) } }
        do throws(ScenarioError) {
            let base = try SelfTestScenario.work(SelfTestScenario.baseWork).row()
            tellUnlessStopped(control(base, progress))
            tellUnlessStopped(
                plant(try SelfTestScenario.work(SelfTestScenario.baseWork * 103 / 100).row(), beside: base, progress))
            for plant in SelfTestPlant.all {
                progress(plant.name)
                tellUnlessStopped(plant.check(try plant.rows().flatMap(results)))
            }
        } catch {
            tell(SelfTestCheck("the self-test's own scenarios", .fail, "\(error)"))
        }
    }

    /// What the passes of one row give, as in any run.
    private func results(of row: RunPlan.Row) -> [ResultRow] {
        RowMeasurement(row, plan, progress: { _, _, _ in }, starts: launcher.starts(of: row)).results()
    }

    private func control(_ row: RunPlan.Row, _ progress: (String) -> Void) -> SelfTestCheck {
        let name = "the same build, compared with itself"
        let found = comparisons(Self.controls, base: row, head: row) { progress("\(name), \($0) of \(Self.controls)") }
        let alarms = found.comparisons.count { $0.verdict == .regressed || $0.verdict == .improved }
        return SelfTestCheck(
            name, passes: alarms <= 1 && found.comparisons.count == Self.controls,
            "\(alarms) false alarms in \(found.comparisons.count) comparisons (at most 1 in \(Self.controls)); "
                + found.words)
    }

    private func plant(
        _ head: RunPlan.Row, beside base: RunPlan.Row, _ progress: (String) -> Void
    ) -> SelfTestCheck {
        let name = "3 % more work"
        let found = comparisons(Self.plants, base: base, head: head) { progress("\(name), \($0) of \(Self.plants)") }
        let seen = found.comparisons.count { $0.verdict == .regressed }
        return SelfTestCheck(
            name, passes: seen >= Self.plants - 1,
            "found in \(seen) of \(Self.plants) comparisons (at least \(Self.plants - 1)); " + found.words)
    }

    private func comparisons(
        _ count: Int, base: RunPlan.Row, head: RunPlan.Row, _ progress: (Int) -> Void
    ) -> SelfTestComparisons {
        var found = SelfTestComparisons()
        for number in 0..<count {
            progress(number)
            var comparison = CPUTimeComparison(
                base: request(base, number), head: request(head, number), threshold: Self.threshold)
            do throws(ArmFailure) {
                if let result = try comparison.measure() { found.comparisons.append(result) }
            } catch {
                found.failures.append(error.failure)
            }
        }
        return found
    }

    /// Each comparison has blocks of its own, so that no two share their conditions.
    private func request(_ row: RunPlan.Row, _ comparison: Int) -> PassRequest {
        let starts = launcher.starts(of: row)
        return PassRequest(
            scenario: row.scenario, profile: .selfTest, seed: UInt64(comparison),
            startWorker: { (block) throws(WorkerFailure) in
                try starts.plain(.time, .head, 1_000 * comparison + block)
            },
            startCounted: { () throws(WorkerFailure) in try starts.counted(.instr, .head) }, progress: { _, _ in })
    }
}

extension Profile {
    /// Of the self-test: samples as a comparison of two builds has them.
    static let selfTest = Profile(
        name: "self-test", processes: 1, samples: 20, sampleTime: .milliseconds(5), warmUp: .milliseconds(15),
        latencyTime: .seconds(2), eventsFactor: 1)
}

/// What a series of comparisons came to.
private struct SelfTestComparisons {
    var comparisons: [Comparison] = []
    var failures: [WorkerFailure] = []

    /// The range of the estimates and the widest interval, in words; of failures, the first.
    var words: String {
        let ratios = comparisons.map(\.ratio)
        guard let least = ratios.min(), let most = ratios.max(), failures.isEmpty else {
            return "\(failures.count) failed: \(failures.first.map { "\($0)" } ?? "no readings")"
        }
        let widest = comparisons.map(\.halfWidth).max() ?? 0
        let blocks = comparisons.map(\.blocks).max() ?? 0
        return "estimates \(Self.percent(least - 1)) to \(Self.percent(most - 1)), widest interval ± "
            + "\(NumberText.fixed(100 * widest, decimals: 2)) %, at most \(blocks) blocks"
    }

    private static func percent(_ change: Double) -> String {
        "\(change < 0 ? "−" : "+")\(NumberText.fixed(100 * abs(change), decimals: 2)) %"
    }
}
