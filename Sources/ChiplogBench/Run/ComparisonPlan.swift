/// What two builds are to be compared by.
public struct ComparisonPlan: Sendable {
    /// The rows and passes; a reference in it is left out.
    public var run: RunPlan
    /// What change counts where a scenario's own word is not to be the last one.
    public var thresholds: [Threshold]
    /// How many pairs of processes each row gets.
    public var schedule: BlockSchedule

    /// - Parameters:
    ///   - run: The rows and passes.
    ///   - thresholds: What change counts, whatever the scenarios say.
    ///   - schedule: The profile's unless said otherwise.
    public init(_ run: RunPlan, thresholds: [Threshold] = [], schedule: BlockSchedule? = nil) {
        self.run = run
        self.thresholds = thresholds
        self.schedule = schedule ?? run.profile.schedule
    }
}

extension Profile {
    /// How many pairs of processes a comparison gets. Fewer than six never decide about times: smoke compares what
    /// repeats exactly, and shows the rest.
    var schedule: BlockSchedule {
        switch name {
        case Profile.smoke.name: .fixed(2)
        case Profile.quick.name: .fixed(6)
        case Profile.thorough.name: BlockSchedule(early: 10, first: 20, step: 5, most: 60)
        default: BlockSchedule()
        }
    }

    /// This profile as `pass` is made in two builds: short samples, since the builds take turns; and no more events to
    /// verify than a fault of one in a thousand needs to show, since what was verified is not compared.
    func compared(in pass: PassName) -> Profile {
        var profile = self
        switch pass {
        case .time:
            profile.sampleTime = .milliseconds(5)
            profile.warmUp = .milliseconds(15)
        case .verify: profile.eventsFactor = min(eventsFactor, Profile.quick.eventsFactor)
        case .alloc, .memory, .latency, .instr: break
        }
        return profile
    }
}
