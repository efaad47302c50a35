/// How much measuring a run does: the one place where effort is traded for trust.
public struct Profile: Equatable, Sendable {
    public var name: String
    /// Fresh processes per row; the process is the unit of inference, so only more of them narrow the interval.
    public var processes: Int
    /// Samples in each process.
    public var samples: Int
    /// How long one sample lasts.
    public var sampleTime: Duration
    /// How long each process runs before its first sample.
    public var warmUp: Duration
    /// How long the latency pass keeps up each rate.
    public var latencyTime: Duration
    /// The passes it makes, of those a scenario asks for.
    public var passes: Set<PassName> = Set(PassName.allCases)
    /// Factor on a scenario's `load.events` in the verify pass.
    public var eventsFactor: Double

    /// Whether everything works at all: a few seconds for all scenarios, one process and so no interval. Without the
    /// passes that would take most of the time, and that show nothing more of whether it works.
    public static let smoke = Profile(
        name: "smoke", processes: 1, samples: 3, sampleTime: .milliseconds(4), warmUp: .milliseconds(5),
        latencyTime: .milliseconds(40), passes: [.verify, .time, .alloc, .latency], eventsFactor: 0.02)

    /// A look while developing: three processes show gross differences between processes, no more.
    public static let quick = Profile(
        name: "quick", processes: 3, samples: 5, sampleTime: .milliseconds(10), warmUp: .milliseconds(20),
        latencyTime: .milliseconds(500), eventsFactor: 0.2)

    /// For reports: six is the least number of processes with a distribution-free interval of at least 95 % (96.9 %).
    public static let `default` = Profile(
        name: "default", processes: 6, samples: 10, sampleTime: .milliseconds(20), warmUp: .milliseconds(50),
        latencyTime: .seconds(2), eventsFactor: 1)

    /// For releases: with ten processes the interval leaves out both extremes and still covers 97.9 %.
    public static let thorough = Profile(
        name: "thorough", processes: 10, samples: 20, sampleTime: .milliseconds(50), warmUp: .milliseconds(100),
        latencyTime: .seconds(10), eventsFactor: 4)

    /// Every profile, from the fastest to the slowest.
    public static let all: [Profile] = [.smoke, .quick, .default, .thorough]

    /// The profile of that name.
    public static func named(_ name: String) -> Profile? {
        all.first { $0.name == name }
    }
}
