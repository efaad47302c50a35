/// The run a report is about.
public struct ReportRun: Equatable, Sendable {
    /// What sort of run it was.
    public enum Kind: String, CaseIterable, Sendable {
        /// One subject.
        case run
        /// Two revisions in turns.
        case ab
        /// Two runs, by what repeats exactly.
        case compare
        /// Consecutive releases.
        case release
        /// This program and others like it.
        case peers
    }

    /// Whether the run as a whole can be used.
    public enum Status: String, CaseIterable, Sendable {
        case ok, failed, unreliable

        /// What the verdict on its rows makes of the run.
        public init(_ verdict: Verdict) {
            switch verdict.status {
            case .failed: self = .failed
            case .unreliable: self = .unreliable
            default: self = .ok
            }
        }
    }

    /// Unique among runs.
    public var id: String
    public var kind: Kind
    /// When it began, as RFC 3339 in UTC.
    public var started: String
    public var durationSeconds: Double
    /// The profile's name.
    public var profile: String
    public var seed: UInt64
    /// The arguments it was started with, without the program's name.
    public var argv: [String]
    public var status: Status

    public init(
        id: String, kind: Kind = .run, started: String, durationSeconds: Double, profile: String, seed: UInt64,
        argv: [String], status: Status
    ) {
        self.id = id
        self.kind = kind
        self.started = started
        self.durationSeconds = durationSeconds
        self.profile = profile
        self.seed = seed
        self.argv = argv
        self.status = status
    }
}
