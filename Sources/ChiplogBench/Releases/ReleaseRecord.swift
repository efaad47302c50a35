/// What is kept of one release: the figures of its rows, and how each differs from the release before.
///
/// It is made to be committed, a file of less than ``maximumBytes`` for each release: raw readings, histograms and the
/// rest of a report are not in it. Releases are chained by ``previous``; see ``ReleaseHistory``.
public struct ReleaseRecord: Equatable, Sendable {
    /// The value of `schema` in its JSON.
    public static let schema = "chiplog.release/1"

    /// What is kept, the most important first.
    public static let metrics: [MetricDefinition] = [
        .cpuTime, .instructions, .allocations, .peakRSS, .allocatedBytes, .throughput,
    ]

    /// How the release was built.
    public struct Build: Equatable, Sendable {
        /// The compiler's version, such as `6.3.1`.
        public var swift: String
        public var flags: [String]
        /// SHA-256 of the executable in hexadecimal; nil when it could not be read.
        public var sha256: String?
        /// The executable's size; nil when it could not be read.
        public var bytes: UInt64?

        public init(swift: String, flags: [String], sha256: String?, bytes: UInt64?) {
            self.swift = swift
            self.flags = flags
            self.sha256 = sha256
            self.bytes = bytes
        }
    }

    /// The machine, in short. What could not be found out is nil.
    public struct Machine: Equatable, Sendable {
        public var os: String?
        public var arch: String?
        public var libc: String?
        /// The processor's model.
        public var cpu: String?
        /// Equal where two machines are comparable; see ``EnvironmentRecord/fingerprint``.
        public var fingerprint: String

        public init(_ environment: EnvironmentRecord) {
            os = environment.os
            arch = environment.arch
            libc = environment.libc
            cpu = environment.cpu.model
            fingerprint = environment.fingerprint
        }
    }

    /// A scenario file as it was.
    public struct ScenarioDigest: Equatable, Sendable {
        public var name: String
        public var sha256: String

        public init(name: String, sha256: String) {
            self.name = name
            self.sha256 = sha256
        }
    }

    /// The version of the tool that made it.
    public var toolVersion: String
    /// The version of the metrics' definitions that its figures follow.
    public var metricDefinitions = MetricDefinition.definitionsVersion
    /// When the comparison began, as RFC 3339 in UTC.
    public var started: String
    /// The profile's name.
    public var profile: String
    public var seed: UInt64
    public var name: ReleaseName
    /// What `git describe` says; nil where it says nothing.
    public var describe: String?
    /// nil for a release that does not build.
    public var build: Build?
    /// The release it was compared with; nil for the first one.
    public var previous: ReleaseName?
    public var machine: Machine
    /// What measured it where its own worker did not, in one sentence; nil for a release that was measured as it was
    /// built.
    public var harness: String?
    /// Why it has no rows, in one sentence; nil for a release that was measured.
    public var failure: String?
    /// The scenarios of its rows, in their order.
    public var scenarios: [ScenarioDigest] = []
    /// The names of metrics whose figures were left out to keep the file small, the least important first.
    public var omitted: [String] = []
    public var rows: [ReleaseRow] = []

    public init(
        toolVersion: String, started: String, profile: String, seed: UInt64, name: ReleaseName, describe: String?,
        build: Build?, previous: ReleaseName?, machine: Machine
    ) {
        self.toolVersion = toolVersion
        self.started = started
        self.profile = profile
        self.seed = seed
        self.name = name
        self.describe = describe
        self.build = build
        self.previous = previous
        self.machine = machine
    }

    /// Whether it was built and measured.
    public var isMeasured: Bool { failure == nil }
}
