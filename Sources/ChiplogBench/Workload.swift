/// What a benchmark drives: a logger, a parser, anything that does events on some threads.
///
/// One instance lives in one worker process and serves one pass over one scenario. The engine calls, in order:
/// `prepare`, then `run` on every thread at once, then `drain`, as often as the pass needs samples; `finish` once at
/// the end; and `delivery` after that in the verify pass.
///
/// Promises the engine makes:
/// - `run` is never called twice at once for the same `thread`; thread numbers are `0 ..< scenario.load.threads`.
/// - Event numbers of one thread are consecutive over the whole life of the workload, from 0, with no gaps.
/// - `prepare`, `drain`, `finish` and `delivery` run alone, never beside `run`.
///
/// Only `run` has to be there: without the others nothing is made ready, put out or closed, and an event is delivered when
/// its call has returned.
public protocol Workload: Sendable {
    /// Makes ready for a sample; not measured. A file output is emptied here.
    func prepare() throws(WorkloadError)

    /// Does the events `range` of `thread`; measured as the caller's part.
    func run(thread: Int, events range: Range<UInt64>)

    /// Returns when everything done before is out (flushed to the operating system); measured as drain time.
    func drain() throws(WorkloadError)

    /// Ends the workload: everything is out and closed when it returns.
    func finish() throws(WorkloadError)

    /// Bytes put out since `prepare`, or nil when the output cannot be counted.
    var bytesOut: UInt64? { get }

    /// Events given up for a counted reason so far, over the whole life of the workload; 0 unless a workload says more.
    var eventsDropped: UInt64 { get }

    /// How much waits in the workload's queue just now, in a measure of its own: bytes, entries; nil without a queue.
    /// Asked for from another thread at any time, but only where a scenario's `limits.queue_depth` is set.
    var queueDepth: UInt64? { get }

    /// What became of the events, after `finish`. `sent[thread]` is how many events that thread did in all.
    func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery
}

extension Workload {
    public func prepare() throws(WorkloadError) {}
    public func drain() throws(WorkloadError) {}
    public func finish() throws(WorkloadError) {}
    public var bytesOut: UInt64? { nil }
    public var eventsDropped: UInt64 { 0 }
    public var queueDepth: UInt64? { nil }

    public func delivery(sent: [UInt64]) throws(WorkloadError) -> Delivery {
        let sent = sent.reduce(0, +)
        return Delivery(attempted: sent, accepted: sent, delivered: sent, verifiedBy: "call-returned")
    }
}

/// Makes workloads from scenarios: the seam between the engine and what it measures.
public protocol WorkloadProvider: Sendable {
    /// The top-level scenario keys that belong to this provider, such as `logger`; every other unknown key is an error.
    var sections: [String] { get }

    /// Checks the provider's own sections of a resolved scenario, without any effect.
    func validate(_ scenario: Scenario) throws(ScenarioError)

    /// Makes the workload of one pass; called in the worker process only.
    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload

    /// How many threads a scenario's workload runs beside its callers, such as a writer behind a queue; 0 unless a
    /// provider says more. A workload of one thread in all is pinned to one processor.
    func backgroundThreads(of scenario: Scenario) -> Int

    /// What its workloads can be measured against; nil unless a provider says more.
    var reference: (any WorkloadReference)? { get }

    /// What programs of other languages are told to do the same events; nil unless a provider says more.
    var peerEvents: (any PeerEvents)? { get }

    /// The text of a scenario file to begin with, for the verb `init`: valid, named `starter`, and nothing in it that its
    /// user would not want to read. Without it, one is written that has none of the provider's sections.
    var starterScenario: String? { get }
}

extension WorkloadProvider {
    public func backgroundThreads(of scenario: Scenario) -> Int { 0 }
    public var reference: (any WorkloadReference)? { nil }
    public var peerEvents: (any PeerEvents)? { nil }
    public var starterScenario: String? { nil }
}

/// What a provider needs to know to make a workload.
public struct WorkloadRequest: Sendable {
    /// The scenario, its matrix resolved to one point.
    public var scenario: Scenario
    /// The pass the workload is for.
    public var pass: PassName
    /// Seeds everything random.
    public var seed: UInt64
    /// An existing, empty folder for output files; the engine removes it.
    public var directory: String

    public init(scenario: Scenario, pass: PassName, seed: UInt64, directory: String) {
        self.scenario = scenario
        self.pass = pass
        self.seed = seed
        self.directory = directory
    }
}

/// A workload that could not go on, in one sentence that names the consequence.
public struct WorkloadError: Error, Equatable, Sendable, CustomStringConvertible {
    public var description: String

    public init(_ description: String) {
        self.description = description
    }
}
