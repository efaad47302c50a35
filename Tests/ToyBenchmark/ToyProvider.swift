import ChiplogBench

/// A benchmark of nothing, for tests of the command: its `toy` section says what shall go wrong.
struct ToyProvider: WorkloadProvider {
    let sections = ["toy"]

    func validate(_ scenario: Scenario) throws(ScenarioError) {
        _ = try ToySettings(scenario)
    }

    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        do throws(ScenarioError) {
            return ToyWorkload(try ToySettings(request.scenario), request)
        } catch {
            throw WorkloadError(error.description)
        }
    }
}

/// The `toy` section.
struct ToySettings {
    enum Fault: String, CaseIterable, Sendable {
        /// All goes well.
        case none
        /// Every hundredth event is not counted.
        case lose
        /// A run-time error of Swift.
        case crash
        /// Never comes back.
        case hang
        /// Says that it cannot go on.
        case refuse
        /// The whole process exits.
        case exit
    }

    var fault = Fault.none
    /// The pass that the fault is for; every one when nil.
    var pass: PassName?
    /// A named pipe that a hanging toy writes its process number to and keeps open.
    var announce: String?
    /// Something with a size; without effect.
    var size = 0

    init(_ scenario: Scenario) throws(ScenarioError) {
        let reader = scenario.reader()
        if let toy = try reader.object(ifPresent: "toy") {
            fault = try toy.choice("fault", of: Fault.self, default: .none)
            if toy.has("pass") { pass = try toy.choice("pass", of: PassName.self) }
            if toy.has("announce") { announce = try toy.string("announce") }
            size = try toy.size("size", default: 0)
            try toy.finish()
        }
        try reader.finish()
    }
}
