/// Makes workloads of which an event is one call of a closure: for benchmarks that need no preparation, no drain and no
/// account of what arrived.
public struct ClosureProvider: WorkloadProvider {
    /// Reads a section and returns what one event does with its number. The closure is called on every caller's thread at
    /// once; every key of the section that is not read is an error in the scenario.
    public typealias MakeEvent = @Sendable (_ section: ScenarioReader) throws -> @Sendable (UInt64) -> Void

    private let section: String
    private let event: MakeEvent

    /// - Parameters:
    ///   - section: The key of scenario files that says what is measured; every scenario has to have it.
    ///   - event: Called once to check a scenario, and once in each worker.
    public init(section: String, event: @escaping MakeEvent) {
        self.section = section
        self.event = event
    }

    public var sections: [String] { [section] }

    public func validate(_ scenario: Scenario) throws(ScenarioError) {
        _ = try makeEvent(scenario)
    }

    /// Has the section, empty: what belongs into it, only the closure knows.
    public var starterScenario: String? { StarterScenario.general(section: section) }

    public func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        do throws(ScenarioError) {
            return ClosureWorkload(event: try makeEvent(request.scenario))
        } catch {
            throw WorkloadError(error.description)
        }
    }

    private func makeEvent(_ scenario: Scenario) throws(ScenarioError) -> @Sendable (UInt64) -> Void {
        let reader = scenario.reader()
        let section = try reader.object(at: section)
        let made: @Sendable (UInt64) -> Void
        do {
            made = try event(section)
        } catch let error as ScenarioError {
            throw error
        } catch {
            throw section.error("\(error)")
        }
        try section.finish()
        try reader.finish()
        return made
    }
}

/// Calls its closure for each event.
private struct ClosureWorkload: Workload {
    let event: @Sendable (UInt64) -> Void

    func run(thread: Int, events range: Range<UInt64>) {
        for number in range { event(number) }
    }
}

/// Takes a value that nobody needs, so that the compiler cannot leave out the work that made it. Costs a call.
@inline(never)
public func blackHole<Value>(_ value: borrowing Value) {}
