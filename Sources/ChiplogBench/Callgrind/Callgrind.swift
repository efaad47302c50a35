import CBenchSystem
import Glibc
import Synchronization

/// Valgrind's Callgrind, made ready once for a run: it needs the executable without debug information, which it cannot
/// read as Swift writes it.
final class Callgrind: Sendable {
    /// A worker under Callgrind, or why there is none.
    enum Start {
        case started(CountedWorker)
        case unavailable(String)
    }

    /// How many times a row's wall limit a worker under Callgrind may live: it does a part of the events, each fifty times
    /// slower.
    static let patience = 10

    /// Longer than a slow disk takes to copy a large executable, and Valgrind to start it.
    private static let preparationTime: Duration = .seconds(60)

    private let command: WorkerCommand
    private let scratch: String
    private let name: String
    private let path: String?
    private let prepared = Mutex<Preparation?>(nil)

    private enum Preparation {
        case ready(valgrind: String, executable: String)
        case unavailable(String)
    }

    /// - Parameters:
    ///   - command: How workers are started otherwise.
    ///   - scratch: An existing folder for the executable's copy, removed with this object.
    ///   - name: What tells its copy from that of another build, which may be made at the same moment.
    ///   - path: The folders in which the tools are looked for.
    init(_ command: WorkerCommand, scratch: String, name: String, path: String?) {
        self.command = command
        self.scratch = scratch
        self.name = name
        self.path = path
    }

    deinit {
        prepared.withLock { if case .ready(_, let executable) = $0 { unlink(executable) } }
    }

    /// The command that starts a worker whose counts go to `output`; nil with the reason where there can be none.
    func command(output: CallgrindOutput) -> (command: WorkerCommand?, reason: String) {
        let preparation = prepared.withLock { prepared in
            let preparation = prepared ?? prepare()
            prepared = preparation
            return preparation
        }
        switch preparation {
        case .unavailable(let reason): return (nil, reason)
        case .ready(let valgrind, let executable): return (counting(valgrind, executable, output), "")
        }
    }

    /// Options of the user's own, from the environment or a file, are left out: they might change what is counted or where
    /// it is written. In the name of the output `%` begins a variable.
    private func counting(_ valgrind: String, _ executable: String, _ output: CallgrindOutput) -> WorkerCommand {
        let name = output.path.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
        let options = [
            "--command-line-only=yes", "--tool=callgrind", "--instr-atstart=no", "--vgdb=no", "--quiet",
            "--callgrind-out-file=\(name)",
        ]
        return WorkerCommand(executable: valgrind, arguments: options + [executable] + command.arguments)
    }

    private func prepare() -> Preparation {
        guard let valgrind = CommandOutput.find("valgrind", in: path) else {
            return .unavailable("valgrind is not installed (Debian: apt-get install valgrind)")
        }
        guard let strip = CommandOutput.find("strip", in: path) else {
            return .unavailable(
                "strip is not installed (Debian: apt-get install binutils); valgrind reads no Swift debug information")
        }
        let copy = "\(scratch)/chiplog-\(getpid())-\(cbench_monotonic_ns())-\(name)-stripped"
        do throws(CommandFailure) {
            _ = try CommandOutput.run(strip, ["--strip-debug", "-o", copy, source], within: Self.preparationTime)
            try attempt(valgrind, copy)
            return .ready(valgrind: valgrind, executable: copy)
        } catch {
            unlink(copy)
            return .unavailable("\(error)")
        }
    }

    /// Starts a worker that has nothing to do: what keeps Valgrind from running it here is no fault of a row's.
    private func attempt(_ valgrind: String, _ executable: String) throws(CommandFailure) {
        let output = CallgrindOutput(executable + "-callgrind")
        defer { withExtendedLifetime(output) {} }
        let command = counting(valgrind, executable, output)
        _ = try CommandOutput.run(command.executable, command.arguments, within: Self.preparationTime)
    }

    /// The executable as another process sees it: the link that stands for "itself" is a different one there.
    private var source: String {
        command.executable == WorkerCommand.itself.executable ? "/proc/\(getpid())/exe" : command.executable
    }
}
