/// What a figure is: its name, its unit and which way is better. Nothing switches over metrics; a new one is a new
/// value of this type.
public struct MetricDefinition: Equatable, Sendable {
    /// Which way is better.
    public enum Direction: String, CaseIterable, Sendable {
        case lower, higher
    }

    /// How far a figure may be trusted to repeat, and so what may depend on it.
    public enum Kind: String, CaseIterable, Sendable {
        /// Repeats exactly for the same code: any difference is real.
        case exact
        /// Varies from run to run: compared by intervals.
        case noisy
        /// Varies with whatever else the machine does: shown, never judged.
        case info
    }

    /// The name in reports, in lower case with underscores.
    public var name: String
    /// The unit in reports, such as `ns/event`.
    public var unit: String
    public var better: Direction
    public var kind: Kind
    /// The pass that finds it out; nil for a metric of a report that this version does not know.
    public var pass: PassName?

    public init(name: String, unit: String, better: Direction, kind: Kind, pass: PassName? = nil) {
        self.name = name
        self.unit = unit
        self.better = better
        self.kind = kind
        self.pass = pass
    }

    /// The same metric of readings that may be trusted more or less than it mostly is.
    func with(_ kind: Kind) -> MetricDefinition {
        var definition = self
        definition.kind = kind
        return definition
    }

    /// Every metric, in the order of a report's columns.
    public static let all: [MetricDefinition] =
        [
            cpuTime, ratioToReference, throughput, callerTime, drainTime, dropped, bytesPerEvent,
            allocations, allocatedBytes, livePeak, liveGrowth, peakRSS, peakRSSDelta,
            instructions, mallocs, retains, releases, maximumRate,
        ] + latencyPercentiles

    /// The version of the definitions; it rises when a name changes its meaning.
    public static let definitionsVersion = 1

    /// The metric of that name.
    public static func named(_ name: String) -> MetricDefinition? {
        all.first { $0.name == name }
    }
}
