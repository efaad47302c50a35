import CBenchSystem
import Glibc

/// A child process: one socket is its standard input and output, a pipe is its standard error.
///
/// A socket instead of two pipes, because writing to a child that has died must be an error and not a SIGPIPE that
/// takes this process along. Every descriptor is close-on-exec, so that no second child keeps the first one's open.
///
/// The child never outlives this object: it is killed and reaped at the latest in `deinit`.
final class ChildProcess {
    let pid: pid_t
    /// The child's standard input (write) and output (read).
    let socket: Int32
    /// The child's standard error (read only, never blocks).
    let errors: Int32
    private let leadsSession: Bool
    private var ending: ChildEnding?

    /// Starts `executable` with the variables of `base` and `changes` to them.
    ///
    /// - Parameter leadsSession: Whether it gets a session of its own: then a terminal's Ctrl-C does not reach it, and all
    ///   that it starts ends with it.
    init(
        _ executable: String, arguments: [String], base: [String: String] = ProcessEnvironment.current,
        environment changes: [String: String] = [:], leadsSession: Bool = false
    ) throws(ChildProcessError) {
        self.leadsSession = leadsSession
        var sockets: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &sockets) == 0 else {
            throw ChildProcessError("no socket for \(executable)", errno)
        }
        var pipes: [Int32] = [-1, -1]
        let pipeError = cbench_pipe(&pipes)
        guard pipeError == 0 else {
            for socket in sockets { close(socket) }
            throw ChildProcessError("no pipe for \(executable)", pipeError)
        }
        let start = Self.spawn(
            executable, arguments, base.merging(changes) { $1 }, leadsSession,
            standard: [sockets[1], sockets[1], pipes[1]])
        close(sockets[1])
        close(pipes[1])
        guard start.error == 0 else {
            close(sockets[0])
            close(pipes[0])
            throw ChildProcessError("\(executable) does not start", start.error)
        }
        pid = start.pid
        socket = sockets[0]
        errors = pipes[0]
        _ = fcntl(errors, F_SETFL, O_NONBLOCK)
    }

    deinit {
        _ = end()
        close(socket)
        close(errors)
    }

    /// Kills the child unless it has ended by itself, waits for it, and says how it ended.
    ///
    /// A child that is already on its way out, by itself or by a signal, keeps that ending.
    func end() -> ChildEnding {
        if let ending { return ending }
        kill(pid, SIGKILL)
        // Before it is reaped, since until then its number is nobody else's.
        if leadsSession { ProcessSession(leader: pid).end() }
        var status: Int32 = 0
        while wait4(pid, &status, 0, nil) < 0 && errno == EINTR {}
        let ending = ChildEnding(status: status)
        self.ending = ending
        return ending
    }

    /// Waits until `deadline` (in `cbench_monotonic_ns`; two seconds from now) for the end of a child that has closed its
    /// output or was asked to end, then as ``end()``.
    ///
    /// What is left to do by then is the kernel's part of an exit, so short naps serve as well as a notification.
    func endByItself(by deadline: UInt64 = soon) -> ChildEnding {
        if let ending { return ending }
        while !hasEnded && cbench_monotonic_ns() < deadline { usleep(1_000) }
        return end()
    }

    /// Two seconds from now, in `cbench_monotonic_ns`.
    static var soon: UInt64 { cbench_monotonic_ns() + 2_000_000_000 }

    /// Asks the child to end, and with it its session if it leads one.
    func askToEnd() {
        guard ending == nil else { return }
        if leadsSession { ProcessSession(leader: pid).signal(SIGTERM) } else { kill(pid, SIGTERM) }
    }

    /// Whether it has ended; nobody has waited for it then, so that its number stays its own.
    private var hasEnded: Bool {
        var information = siginfo_t()
        return waitid(P_PID, id_t(pid), &information, WEXITED | WNOHANG | WNOWAIT) == 0 && information.si_signo != 0
    }

    private static func spawn(
        _ executable: String, _ arguments: [String], _ variables: [String: String], _ leadsSession: Bool,
        standard: [Int32]
    ) -> (pid: pid_t, error: Int32) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (target, source) in standard.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, source, Int32(target))
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        let flags = resetSignals(&attributes) | (leadsSession ? cbench_spawn_session() : 0)
        posix_spawnattr_setflags(&attributes, flags)
        let argv = CStringArray([executable] + arguments)
        let environment = CStringArray(variables.map { "\($0)=\($1)" })
        var pid: pid_t = 0
        let error = posix_spawn(&pid, executable, &actions, &attributes, argv.pointers, environment.pointers)
        return (pid, error)
    }

    /// Gives the child every signal's default, none blocked: threads of Swift's pool block all of them, and a child
    /// that inherited that could not even abort.
    ///
    /// - Returns: The flags that make it so.
    private static func resetSignals(_ attributes: inout posix_spawnattr_t) -> Int16 {
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        return Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
    }
}

/// A child that could not be started: what, and the system's reason.
struct ChildProcessError: Error, CustomStringConvertible {
    var description: String

    init(_ what: String, _ code: Int32) {
        description = "\(what): \(String(cString: strerror(code)))"
    }
}
