import Glibc

/// The folder in which workers make theirs: `TMPDIR`, or `/tmp`.
struct ScratchFolder {
    let path: String

    /// Finds out whether folders can be made there, so that not every row has to say that they cannot.
    init(environment: [String: String]) throws(CommandError) {
        path = environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        let probe = "\(path)/chiplog-\(getpid())-probe"
        // One that is there was left by a process of this number that was killed.
        rmdir(probe)
        guard mkdir(probe, 0o700) == 0 else {
            let reason = String(cString: strerror(errno))
            throw CommandError(
                "no scratch folder can be made in \"\(path)\", where TMPDIR or its default points: \(reason)")
        }
        rmdir(probe)
    }
}
