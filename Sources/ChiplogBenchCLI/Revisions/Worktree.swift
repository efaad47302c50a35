import ChiplogBench

/// A commit, checked out in a folder of its own below the package's build folder until ``remove()``.
///
/// Submodules are not checked out, since git cannot do it without asking their servers: a package that needs them does
/// not build here. Files that git's filters fetch, such as those of LFS, are.
struct Worktree {
    /// Where the commit lies.
    let root: String
    /// The package in it.
    let package: String
    private let repository: GitRepository

    /// Checks `commit` out, and gives it the pins where there are any.
    ///
    /// After an error, an interruption among them, nothing of it is left.
    init(
        of commit: String, with pins: DependencyPins? = nil, for arm: Arm, in repository: GitRepository
    ) throws(ToolFailure) {
        self.repository = repository
        root = "\(Self.folder(of: repository))/\(ClaimedFolder.name(arm.rawValue))"
        package = root + repository.packagePath
        do throws(ToolFailure) {
            try ToolFailure.ofFiles { () throws(FileError) in try Folder.make(Self.folder(of: repository)) }
            try repository.git.change(["worktree", "add", "--quiet", "--detach", root, commit])
            try ToolFailure.ofFiles { () throws(FileError) in try pins?.put(into: package) }
        } catch {
            Self.remove(root, of: repository)
            throw error
        }
    }

    /// Removes the folder with everything in it, and git's record of it. An interruption does not end it.
    func remove() {
        Self.remove(root, of: repository)
    }

    /// Removes what processes that were killed have left. Call it before any is made.
    static func removeAbandoned(of repository: GitRepository) {
        for name in ClaimedFolder.abandoned(in: folder(of: repository)) {
            remove("\(folder(of: repository))/\(name)", of: repository)
        }
    }

    /// Where all of them lie.
    static func folder(of repository: GitRepository) -> String { "\(repository.buildFolder)/worktrees" }

    private static func remove(_ path: String, of repository: GitRepository) {
        // Twice, since git locks one that it is still at work on. Nothing is pruned: somebody's worktree on a disk that
        // is not mounted would be forgotten.
        let removal = ["worktree", "remove", "--force", "--force", path]
        guard !repository.git.cleanUp(removal) else { return }
        FileTree.remove(path)
        _ = repository.git.cleanUp(removal)
    }
}
