import Glibc

/// Folders that one process makes for itself: their names begin with its number, so that what it leaves behind when it
/// is killed can be told from what is in use.
enum ClaimedFolder {
    /// A name for this process's own, such as `4711-base`.
    static func name(_ purpose: String) -> String { "\(getpid())-\(purpose)" }

    /// The names in the folder at `path` whose process is gone.
    ///
    /// Those of this process's number were left by an earlier one: call it before it makes any.
    static func abandoned(in path: String) -> [String] {
        (Folder.names(in: path) ?? []).filter { name in
            guard let dash = name.firstIndex(of: "-"), let process = pid_t(name[..<dash]), process > 0 else {
                return false
            }
            return process == getpid() || (kill(process, 0) != 0 && errno == ESRCH)
        }
    }
}
