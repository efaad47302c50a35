import ChiplogBench
import Glibc

/// A benchmark of nothing, for tests of the command: its `toy` section says what shall go wrong.
struct ToyProvider: WorkloadProvider {
    let sections = ["toy"]

    func validate(_ scenario: Scenario) throws(ScenarioError) {
        _ = try ToySettings(scenario)
    }

    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        do throws(ScenarioError) {
            let settings = try ToySettings(request.scenario)
            return ToyWorkload(Self.faultOfThisBuild ?? settings.fault, of: settings, request)
        } catch {
            throw WorkloadError(error.description)
        }
    }

    /// Makes one executable two builds, of which one goes wrong.
    private static var faultOfThisBuild: ToySettings.Fault? {
        getenv("TOY_FAULT").flatMap { ToySettings.Fault(rawValue: String(cString: $0)) }
    }

    var reference: (any WorkloadReference)? { ToyReference() }
}

/// The same toy, of wood: it goes wrong as `toy.reference` says.
struct ToyReference: WorkloadReference {
    let name = "wood"

    func covers(_ scenario: Scenario) -> Bool { (try? ToySettings(scenario))?.hasReference ?? false }

    func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        do throws(ScenarioError) {
            let settings = try ToySettings(request.scenario)
            return ToyWorkload(settings.referenceFault, of: settings, request)
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
        /// Allocates in every way there is, 3 times and 155 bytes an event, and frees it all.
        case allocate
        /// Has `size` bytes of memory for a moment.
        case spike
        /// Keeps `size` bytes of heap, then never comes back.
        case hoard
        /// Writes a file of `size` bytes, then never comes back.
        case spill
        /// Has `size` entries in its queue, and never comes back.
        case queue
    }

    var fault = Fault.none
    var referenceFault = Fault.none
    /// Whether the reference covers it.
    var hasReference = true
    /// The pass that the fault is for; every one when nil.
    var pass: PassName?
    /// A named pipe that a hanging toy writes its process number to and keeps open.
    var announce: String?
    /// How much of it.
    var size = 0

    init(_ scenario: Scenario) throws(ScenarioError) {
        let reader = scenario.reader()
        if let toy = try reader.object(ifPresent: "toy") {
            fault = try toy.choice("fault", of: Fault.self, default: .none)
            referenceFault = try toy.choice("reference_fault", of: Fault.self, default: .none)
            hasReference = try toy.bool("reference", default: true)
            if toy.has("pass") { pass = try toy.choice("pass", of: PassName.self) }
            if toy.has("announce") { announce = try toy.string("announce") }
            size = try toy.size("size", default: 0)
            try toy.finish()
        }
        try reader.finish()
    }
}
