/// Workloads that do a known thing, by which the harness shows that it sees what is there and nothing else.
public struct SelfTestProvider: WorkloadProvider {
    public init() {}

    public let sections = ["self_test"]

    public func validate(_ scenario: Scenario) throws(ScenarioError) {
        _ = try SelfTestSection(scenario)
    }

    public func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        do throws(ScenarioError) {
            return SelfTestWorkload(try SelfTestSection(request.scenario))
        } catch {
            throw WorkloadError(error.description)
        }
    }
}

/// The `self_test` section: what an event does.
struct SelfTestSection: Equatable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
        /// `amount` units of work, and one instruction more if `extra`.
        case work
        /// `amount` allocations of 40 bytes, freed again.
        case allocate
        /// One allocation of `amount` bytes, kept.
        case leak
        /// The first event has `amount` bytes resident for a millisecond.
        case spike
        /// One event, a while into a load, stops the process for `amount` nanoseconds.
        case stop
        /// Every `amount`-th event is lost.
        case lose
    }

    var kind: Kind
    var amount: Int
    var extra: Bool

    init(_ scenario: Scenario) throws(ScenarioError) {
        let reader = scenario.reader()
        let section = try reader.object(at: "self_test")
        kind = try section.choice("kind", of: Kind.self)
        amount = try section.integer("amount", in: 1...1_000_000_000)
        extra = try section.bool("extra", default: false)
        try section.finish()
        try reader.finish()
    }
}
