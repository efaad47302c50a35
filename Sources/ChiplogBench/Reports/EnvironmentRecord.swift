/// The machine a run was made on, as its report keeps it. What could not be found out is nil.
public struct EnvironmentRecord: Equatable, Sendable {
    /// The distribution's name, such as `Debian GNU/Linux 12 (bookworm)`.
    public var os: String?
    /// The kernel's release, such as `6.1.0-18-amd64`.
    public var kernel: String?
    /// The C library and its version, such as `glibc 2.36`.
    public var libc: String?
    /// The architecture, such as `x86_64`.
    public var arch: String?
    public var cpu = CPU()
    public var memoryBytes: UInt64?
    /// The hypervisor or container, such as `kvm`; `none` on bare metal.
    public var virtualization: String?
    public var clock = Clock()
    public var applied = Applied()
    public var load = LoadAverages()
    /// Versions of tools that passes need, by name; nil for a tool that is not there.
    public var tools: [(name: String, version: String?)] = []
    /// The continuous integration service, such as `github-actions`; nil outside of one.
    public var ci: String?
    /// A digest of everything above that decides whether two runs are comparable.
    public var fingerprint: String = ""

    /// The processors.
    public struct CPU: Equatable, Sendable {
        public var model: String?
        /// How many are online.
        public var logical: Int?
        /// The numbers of those this process may use.
        public var allowed: [Int] = []

        public init() {}
    }

    /// The clock that times samples.
    public struct Clock: Equatable, Sendable {
        /// The kernel's source, such as `tsc`.
        public var source: String?
        /// What one reading costs.
        public var costNanoseconds: Double?
        /// The smallest step.
        public var resolutionNanoseconds: Double?

        public init() {}
    }

    /// What was done against noise.
    public struct Applied: Equatable, Sendable {
        /// The processors that workers were pinned to; nil when they were not.
        public var pin: String?
        /// Whether address space layout was randomised.
        public var aslr = true
        /// Whether hashing was deterministic.
        public var deterministicHashing = false
        /// Whether the environment was padded at random.
        public var environmentPadding = false

        public init() {}
    }

    /// How busy the machine was otherwise.
    public struct LoadAverages: Equatable, Sendable {
        /// The one-minute load average when the run began.
        public var averageAtStart: Double?
        /// The same when it ended.
        public var averageAtEnd: Double?
        /// The share of all processors' time that other processes used during the run, 0 to 1.
        public var othersCPU: Double?
        /// The share that the hypervisor kept from the machine, 0 to 1.
        public var steal: Double?

        public init() {}
    }

    public init() {}

    public static func == (a: EnvironmentRecord, b: EnvironmentRecord) -> Bool {
        a.json == b.json
    }
}
