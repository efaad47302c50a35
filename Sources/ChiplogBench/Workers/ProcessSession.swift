import CBenchSystem
import Glibc

/// All processes that a child in a session of its own has started, and those have, in whatever process groups.
///
/// Groups would not do: a build gives each compiler one of its own, so that none would end with the build.
struct ProcessSession {
    /// The child, which must not have been waited for: then no other session has its number.
    let leader: pid_t

    /// Sends a signal to all of them.
    func signal(_ number: Int32) {
        for process in running { kill(process, number) }
    }

    /// Kills all of them and waits until they are gone, for two seconds at most: what is stuck in the kernel is left.
    func end() {
        let deadline = ChildProcess.soon
        while true {
            let left = running
            guard !left.isEmpty, cbench_monotonic_ns() < deadline else { return }
            for process in left { kill(process, SIGKILL) }
            usleep(1_000)
        }
    }

    /// The numbers of those that have not ended.
    private var running: [pid_t] {
        guard let processes = opendir("/proc") else { return [] }
        defer { closedir(processes) }
        var running: [pid_t] = []
        while let entry = readdir(processes) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let process = pid_t(name), let text = SystemFile.text("/proc/\(name)/stat"),
                Self.session(ofRunning: text) == leader
            else { continue }
            running.append(process)
        }
        return running
    }

    /// The session in a line of `/proc/PID/stat` (proc_pid_stat(5)): after the name in parentheses, which may hold any,
    /// come the state, the parent, the group and the session. Nil for one that has ended and is only not waited for.
    static func session(ofRunning line: String) -> pid_t? {
        guard let end = line.lastIndex(of: ")") else { return nil }
        let fields = line[line.index(after: end)...].split(separator: " ")
        guard fields.count > 3, !["Z", "X", "x"].contains(fields[0]) else { return nil }
        return pid_t(fields[3])
    }
}
