/// What was measured: one build of one revision.
public struct Subject: Equatable, Sendable {
    /// The state of the working tree it was built from.
    public struct Git: Equatable, Sendable {
        public var commit: String
        /// What `git describe` says; nil where it says nothing.
        public var describe: String?
        /// Whether tracked files were changed.
        public var dirty: Bool

        public init(commit: String, describe: String?, dirty: Bool) {
            self.commit = commit
            self.describe = describe
            self.dirty = dirty
        }
    }

    /// The name that rows refer to it by.
    public var id: String
    /// What a reader calls it: a tag, a branch, a version.
    public var label: String
    /// nil when it was not built from a git repository.
    public var git: Git?
    /// `release` or `debug`.
    public var configuration: String
    /// The compiler's version, such as `6.3.1`.
    public var swift: String
    public var flags: [String]
    /// SHA-256 of the executable in hexadecimal; nil when it could not be read.
    public var binarySHA256: String?
    /// The executable's size in bytes; nil when it could not be read.
    public var binaryBytes: UInt64?
    /// Which peer it is; nil in reports about nothing but this program.
    public var peer: PeerFacts?

    public init(
        id: String, label: String, git: Git?, configuration: String, swift: String, flags: [String],
        binarySHA256: String?, binaryBytes: UInt64?, peer: PeerFacts? = nil
    ) {
        self.id = id
        self.label = label
        self.git = git
        self.configuration = configuration
        self.swift = swift
        self.flags = flags
        self.binarySHA256 = binarySHA256
        self.binaryBytes = binaryBytes
        self.peer = peer
    }
}
