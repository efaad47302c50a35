#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// What is done with a snapshot that is not in the source, or not as it is there.
enum SnapshotMode: Equatable {
    /// The test fails, and that is all.
    case compare
    /// Calls without a text get one.
    case recordMissing
    /// Every call gets the text that it should have.
    case recordAll
    /// Somebody asks for recording where it must not be, or in words that mean nothing; the sentence says so.
    case refuse(String)

    static let variable = "CHIPLOG_RECORD_SNAPSHOTS"

    static let current = SnapshotMode { name in getenv(name).map { String(cString: $0) } }

    /// Reads the mode from environment variables. `CI`, which all of the common services set, forbids recording: there
    /// it would be lost, and hide the failure.
    init(_ variable: (String) -> String?) {
        switch variable(Self.variable) {
        case nil, "", "0": self = .compare
        case "1": self = .recordAll
        case "missing": self = .recordMissing
        case let value?:
            self = .refuse("snapshot not recorded: \(Self.variable)=\(value) means nothing; expected 1 or missing")
        }
        if self == .recordAll || self == .recordMissing, let ci = variable("CI"), !["", "0", "false"].contains(ci) {
            self = .refuse("snapshot not recorded: \(Self.variable) is set, but so is CI, where nothing is recorded")
        }
    }
}
