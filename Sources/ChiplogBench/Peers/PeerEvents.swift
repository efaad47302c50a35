/// What programs of other languages are told, so that they do a provider's events, and how it is found out that they did.
public protocol PeerEvents: Sendable {
    /// Whether others can do the events of a scenario that the provider has found right.
    func covers(_ scenario: Scenario) -> Bool

    /// What a peer needs to know of a scenario that is covered, beside its events.
    func settings(of scenario: Scenario) throws(WorkloadError) -> [JSON.Member]

    /// The scenario's different events, the same ones that its workload does; event n is element n modulo their number.
    func events(of scenario: Scenario, seed: UInt64) throws(WorkloadError) -> [JSON]

    /// Reads back what a peer has written, each event with its number.
    func delivery(of output: PeerOutput, _ scenario: Scenario, seed: UInt64) throws(WorkloadError) -> Delivery
}
