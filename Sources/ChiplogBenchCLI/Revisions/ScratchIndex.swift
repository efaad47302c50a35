import ChiplogBench
import Glibc

/// An index of git's in a place of its own, in which files are put together without touching anybody's.
///
/// `git stash create` does something like it, but takes the lock of the working tree's index, and fails in the middle of
/// a merge.
struct ScratchIndex {
    private let git: GitCommand
    private let folder: String
    /// The top of the repository, from which paths are said.
    private let root: String

    /// Begins with what the working tree has: what is tracked, as it is now, and what is staged.
    ///
    /// After an error, an interruption among them, nothing of it is left.
    init(of repository: GitRepository) throws(ToolFailure) {
        folder = "\(Worktree.folder(of: repository))/\(ClaimedFolder.name("index"))"
        root = repository.root
        let original = try repository.git.ask(["rev-parse", "--absolute-git-dir"]) + "/index"
        let index = "\(folder)/index"
        git = repository.git.with(index: index)
        do throws(ToolFailure) {
            try ToolFailure.ofFiles { [folder] () throws(FileError) in
                try Folder.make(folder)
                try Self.copy(original, to: index)
            }
            try change(["add", "--update"])
        } catch {
            remove()
            throw error
        }
    }

    /// Gives a folder the files that it has in `commit`, and no others: whether it has any there.
    ///
    /// - Parameter path: From the repository's top on.
    func take(_ path: String, of commit: String) throws(ToolFailure) -> Bool {
        guard !(try git.ask(["-C", root, "ls-tree", "-d", "--name-only", commit, "--", path])).isEmpty else {
            return false
        }
        try change(["rm", "-r", "--cached", "--force", "--quiet", "--ignore-unmatch", "--", path])
        try change(["read-tree", "--prefix=\(path)/", "\(commit):\(path)"])
        return true
    }

    /// The number of all files.
    func tree() throws(ToolFailure) -> String {
        try git.ask(["write-tree"])
    }

    func remove() {
        FileTree.remove(folder)
    }

    /// With its time, by which git knows that a file of that time may have changed since without looking changed.
    private static func copy(_ index: String, to target: String) throws(FileError) {
        var status = stat()
        // Before it is read: for a time that is too early, git only looks into more files than it has to.
        guard stat(index, &status) == 0 else { throw FileError(index, code: errno) }
        try FileBytes.create(target, try FileBytes.read(index, limit: 1 << 30))
        let times = [status.st_mtim, status.st_mtim]
        guard utimensat(AT_FDCWD, target, times, 0) == 0 else { throw FileError(target, code: errno) }
    }

    private func change(_ arguments: [String]) throws(ToolFailure) {
        try git.change(["-C", root, "--literal-pathspecs"] + arguments)
    }
}
