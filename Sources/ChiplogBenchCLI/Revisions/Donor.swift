import ChiplogBench

/// Today's tree: what gives an old revision's core a worker that can be understood.
struct Donor: Equatable, Sendable {
    /// Of the working tree as it is; see ``GitRepository/snapshot()``.
    var commit: String
    /// The number of all its files; commits of the same files differ in their times.
    var tree: String
    /// The dependencies that the working tree is built with, where the tree does not say.
    var pins: DependencyPins?
}

extension GitRepository {
    /// Makes a commit of the working tree as it is, which no reference holds: git forgets it in its own time.
    ///
    /// It holds what is tracked, with its changes, and what is staged; files that git does not know are not in it.
    /// Neither the working tree nor its index changes, and no lock of theirs is taken: `git stash create` would take the
    /// index's, and fails in the middle of a merge.
    func snapshot() throws(ToolFailure) -> (commit: String, tree: String) {
        let folder = "\(Worktree.folder(of: self))/\(ClaimedFolder.name("index"))"
        let index = "\(folder)/index"
        defer { FileTree.remove(folder) }
        let original = try git.ask(["rev-parse", "--absolute-git-dir"]) + "/index"
        try ToolFailure.ofFiles { () throws(FileError) in
            try Folder.make(folder)
            try FileBytes.create(index, try FileBytes.read(original, limit: 1 << 30))
        }
        let own = git.with(index: index)
        try own.change(["add", "--update", ":/"])
        let tree = try own.ask(["write-tree"])
        let author = ["-c", "user.name=chiplog", "-c", "user.email=chiplog@localhost"]
        let message = "The working tree as it was measured"
        return (try git.ask(author + ["commit-tree", "-p", "HEAD", "-m", message, tree]), tree)
    }
}
