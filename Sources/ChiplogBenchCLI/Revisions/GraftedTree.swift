/// The files of a graft, as git has them.
struct GraftedTree: Equatable, Sendable {
    /// No reference holds it: git forgets it in its own time.
    var commit: String
    /// The number of all its files; commits of the same files differ in their times.
    var number: String
    var core: GraftedCore
}

extension GitRepository {
    /// Puts the working tree as it is, but with folders as they are in `commit`, together.
    ///
    /// It has what is tracked, with its changes, and what is staged; files that git does not know are not in it. A folder
    /// that the commit lacks stays as it is. Neither the working tree nor its index changes.
    ///
    /// - Parameter folders: From the repository's top on.
    func graft(_ folders: [String], of commit: String) throws(ToolFailure) -> GraftedTree {
        let index = try ScratchIndex(of: self)
        defer { index.remove() }
        var core = GraftedCore()
        for folder in folders {
            if try index.take(folder, of: commit) {
                core.taken.append(folder)
            } else {
                core.kept.append(folder)
            }
        }
        let tree = try index.tree()
        let author = ["-c", "user.name=chiplog", "-c", "user.email=chiplog@localhost"]
        let message = "Today's worker, and the core of \(commit)"
        let made = try git.ask(author + ["commit-tree", "-p", "HEAD", "-m", message, tree])
        return GraftedTree(commit: made, number: tree, core: core)
    }
}
