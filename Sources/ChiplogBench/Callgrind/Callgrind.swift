import CBenchSystem
import Glibc

/// Valgrind's Callgrind, made ready once for a run: it needs the executable without debug information, which it cannot
/// read as Swift writes it.
final class Callgrind {
    /// A worker under Callgrind, or why there is none.
    enum Start {
        case started(CountedWorker)
        case unavailable(String)
    }

    private let command: WorkerCommand
    private let scratch: String
    private let path: String?
    private var prepared: Preparation?

    private enum Preparation {
        case ready(valgrind: String, executable: String)
        case unavailable(String)
    }

    /// - Parameters:
    ///   - command: How workers are started otherwise.
    ///   - scratch: An existing folder for the executable's copy, removed with this object.
    ///   - path: The folders in which the tools are looked for.
    init(_ command: WorkerCommand, scratch: String, path: String?) {
        self.command = command
        self.scratch = scratch
        self.path = path
    }

    deinit {
        if case .ready(_, let executable) = prepared { unlink(executable) }
    }

    /// The command that starts a worker whose counts go to `output.1`, `output.2` and so on; nil with the reason where
    /// there can be none.
    func command(output: String) -> (command: WorkerCommand?, reason: String) {
        let preparation = prepared ?? prepare()
        prepared = preparation
        switch preparation {
        case .unavailable(let reason): return (nil, reason)
        case .ready(let valgrind, let executable):
            let arguments = [
                "--tool=callgrind", "--instr-atstart=no", "--vgdb=no", "--quiet", "--callgrind-out-file=\(output)",
                executable,
            ]
            return (WorkerCommand(executable: valgrind, arguments: arguments + command.arguments), "")
        }
    }

    private func prepare() -> Preparation {
        guard let valgrind = CommandOutput.find("valgrind", in: path) else {
            return .unavailable("valgrind is not installed (Debian: apt-get install valgrind)")
        }
        guard CommandOutput.find("strip", in: path) != nil else {
            return .unavailable(
                "strip is not installed (Debian: apt-get install binutils); valgrind reads no Swift debug information")
        }
        let copy = "\(scratch)/chiplog-\(getpid())-\(cbench_monotonic_ns())-stripped"
        guard CommandOutput.of("strip", ["--strip-debug", "-o", copy, source], path: path) != nil else {
            unlink(copy)
            return .unavailable("strip cannot copy \(source) to \(scratch)")
        }
        return .ready(valgrind: valgrind, executable: copy)
    }

    /// The executable as another process sees it: the link that stands for "itself" is a different one there.
    private var source: String {
        command.executable == WorkerCommand.itself.executable ? "/proc/\(getpid())/exe" : command.executable
    }
}
