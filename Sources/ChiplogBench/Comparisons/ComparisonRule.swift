/// Which metrics are judged in a comparison, and what change of each counts unless a scenario or the command line says
/// otherwise. The other metrics inform.
struct ComparisonRule: Sendable {
    let metric: MetricDefinition
    /// The relative change that counts where the figure repeats exactly.
    let exact: Double
    /// The relative change that counts where it does not, in a row of one thread.
    let noisy: Double
    /// The same in a row of several threads, whose order of events no two runs share.
    let threaded: Double
    /// The change in the metric's unit that counts where the figure does not repeat exactly: a share of next to nothing is
    /// nothing.
    let slack: Double

    /// Where a loop of a few instructions happens to lie in the program costs it up to a cycle for each event, a third of a
    /// nanosecond at 3 GHz: calls that are disabled took 0.41 or 0.55 ns with the same instructions.
    static let cpuTime = ComparisonRule(metric: .cpuTime, exact: 0.02, noisy: 0.02, threaded: 0.05, slack: 1.0 / 3)

    /// Every rule, in the order of ``MetricDefinition/all``.
    static let all = [
        cpuTime,
        ComparisonRule(metric: .allocations, exact: 0, noisy: 0.01, threaded: 0.01, slack: 0.05),
        ComparisonRule(metric: .allocatedBytes, exact: 0, noisy: 0.01, threaded: 0.01, slack: 8),
        ComparisonRule(metric: .peakRSS, exact: 0.05, noisy: 0.05, threaded: 0.05, slack: 1_048_576),
        ComparisonRule(metric: .instructions, exact: 0.002, noisy: 0.01, threaded: 0.01, slack: 0),
    ]

    /// What change of the metric counts in `scenario`: the last word of `overrides`, else the scenario's own, else the
    /// rule's. Whoever names a share means it, without slack.
    func tolerance(
        for scenario: Scenario, isExact: Bool, overrides: [Threshold]
    ) -> (threshold: Double, slack: Double) {
        let named = scenario.thresholds + overrides
        let isNamed = named.contains { $0.metric.name == metric.name }
        let share = share(named, isExact: isExact, isThreaded: scenario.load.threads > 1)
        return (share, isExact || isNamed ? 0 : slack)
    }

    /// The relative change that counts: the last that `named` says of the metric, else the rule's.
    func share(_ named: [Threshold], isExact: Bool, isThreaded: Bool = false) -> Double {
        named.last { $0.metric.name == metric.name }?.share ?? (isExact ? exact : isThreaded ? threaded : noisy)
    }
}
