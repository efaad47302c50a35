/// A second implementation of a provider's workloads that shows how fast the same events can be done: the measure of what
/// a row costs.
///
/// Promises:
/// - It is held to the same truth: its workloads do the same events, and `delivery` accounts for them in the same way.
/// - Its workloads keep every promise of ``Workload``; they live in worker processes of their own.
public protocol WorkloadReference: Sendable {
    /// What reports call it in front of a ratio: "C" in "1.3 × C".
    var name: String { get }

    /// Whether it can do the events of a scenario that the provider has found right.
    func covers(_ scenario: Scenario) -> Bool

    /// Makes the workload of one pass over a scenario that it covers; called in the worker process only.
    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload
}
