/// What a run is to measure, in order.
public struct RunPlan: Sendable {
    /// One row: a scenario's resolved point, with the file it came from.
    public struct Row: Sendable {
        public var scenario: Scenario
        /// The scenario file's text.
        public var text: String
        /// Threads that its workload runs beside its callers.
        public var backgroundThreads: Int

        public init(scenario: Scenario, text: String, backgroundThreads: Int = 0) {
            self.scenario = scenario
            self.text = text
            self.backgroundThreads = backgroundThreads
        }
    }

    public var rows: [Row]
    public var profile: Profile
    /// The passes wanted; a row makes those of them that its scenario has.
    public var passes: Set<PassName>
    public var settings: [ScenarioSetting]
    public var seed: UInt64
    public var pinning: Pinning
    /// What the rows it covers are measured beside; nil measures every row alone.
    public var reference: (any WorkloadReference)?

    public init(
        rows: [Row], profile: Profile, passes: Set<PassName>, settings: [ScenarioSetting], seed: UInt64,
        pinning: Pinning = .auto, reference: (any WorkloadReference)? = nil
    ) {
        self.rows = rows
        self.profile = profile
        self.passes = passes
        self.settings = settings
        self.seed = seed
        self.pinning = pinning
        self.reference = reference
    }

    /// What is measured of `scenario`, in the order of the report.
    public func arms(of scenario: Scenario) -> [Arm] {
        reference?.covers(scenario) == true ? [.head, .reference] : [.head]
    }

    /// The passes that `scenario` gets, in the order they are made.
    public func passes(of scenario: Scenario) -> [PassName] {
        PassName.applying(to: scenario).filter { passes.contains($0) && profile.passes.contains($0) }
    }
}

extension RunPlan.Row {
    /// Threads at work: its callers, and those of its workload.
    var threads: Int { scenario.load.threads + backgroundThreads }

    /// Whether two builds may make `pass` of it at the same time: what one thread does is the same then but for its time.
    /// Several threads have the machine to themselves, since how they meet is part of what is seen.
    func allowsTwoAtOnce(in pass: PassName) -> Bool { threads == 1 && !pass.pass.isTimed }
}
