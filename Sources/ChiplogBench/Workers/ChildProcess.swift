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
    private var ending: ChildEnding?

    /// Starts `executable` with this process's environment and `changes` to it.
    init(
        _ executable: String, arguments: [String], environment changes: [String: String] = [:]
    ) throws(ChildProcessError) {
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
        let start = Self.spawn(executable, arguments, changes, standard: [sockets[1], sockets[1], pipes[1]])
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
        var status: Int32 = 0
        while wait4(pid, &status, 0, nil) < 0 && errno == EINTR {}
        let ending = ChildEnding(status: status)
        self.ending = ending
        return ending
    }

    /// Waits up to two seconds for a child that has closed its output to end, then as ``end()``.
    ///
    /// What is left to do by then is the kernel's part of an exit, so short naps serve as well as a notification.
    func endByItself() -> ChildEnding {
        if let ending { return ending }
        for _ in 0..<2_000 {
            var status: Int32 = 0
            let result = waitpid(pid, &status, WNOHANG)
            if result == pid {
                let ending = ChildEnding(status: status)
                self.ending = ending
                return ending
            }
            usleep(1_000)
        }
        return end()
    }

    private static func spawn(
        _ executable: String, _ arguments: [String], _ changes: [String: String], standard: [Int32]
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
        Self.resetSignals(&attributes)
        let argv = CStringArray([executable] + arguments)
        let environment = CStringArray(ProcessEnvironment.current.merging(changes) { $1 }.map { "\($0)=\($1)" })
        var pid: pid_t = 0
        let error = posix_spawn(&pid, executable, &actions, &attributes, argv.pointers, environment.pointers)
        return (pid, error)
    }

    /// Gives the child every signal's default, none blocked: threads of Swift's pool block all of them, and a child
    /// that inherited that could not even abort.
    private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF))
    }
}

/// A child that could not be started: what, and the system's reason.
struct ChildProcessError: Error, CustomStringConvertible {
    var description: String

    init(_ what: String, _ code: Int32) {
        description = "\(what): \(String(cString: strerror(code)))"
    }
}
