/// What is being measured: this executable, and the git repository of the current folder.
public enum SubjectProbe {
    /// - Parameters:
    ///   - id: What rows call the subject.
    ///   - label: What a reader calls it; what git says of the revision when nil.
    ///   - variables: The environment variables; `PATH` is where git is looked for.
    public static func thisBuild(id: String, label: String? = nil, variables: [String: String]) -> Subject {
        let git = git(path: variables["PATH"])
        let binary = BinaryDigest(of: "/proc/self/exe")
        return Subject(
            id: id, label: label ?? git.map { $0.describe ?? String($0.commit.prefix(12)) } ?? "working copy", git: git,
            configuration: configuration, swift: swiftVersion, flags: [], binarySHA256: binary?.sha256,
            binaryBytes: binary?.bytes)
    }

    /// SwiftPM defines `DEBUG` in debug builds.
    static var configuration: String {
        #if DEBUG
        "debug"
        #else
        "release"
        #endif
    }

    /// The compiler's version as far as the language lets a program know it: by asking for each one.
    package static var swiftVersion: String {
        #if compiler(>=6.4)
        "6.4"
        #elseif compiler(>=6.3.2)
        "6.3.2"
        #elseif compiler(>=6.3.1)
        "6.3.1"
        #elseif compiler(>=6.3)
        "6.3"
        #else
        "6.2"
        #endif
    }

    /// Nil without git, or outside of a repository that git agrees to look at.
    private static func git(path: String?) -> Subject.Git? {
        // Without the lock: a benchmark must not get in the way of a git at work.
        let run = { (arguments: [String]) in
            CommandOutput.of("git", ["--no-optional-locks"] + arguments, path: path)
        }
        guard let commit = run(["rev-parse", "--verify", "HEAD"]), !commit.isEmpty else { return nil }
        let changes = run(["status", "--porcelain", "--untracked-files=no"]) ?? ""
        return Subject.Git(commit: commit, describe: run(["describe", "--tags"]), dirty: !changes.isEmpty)
    }
}
