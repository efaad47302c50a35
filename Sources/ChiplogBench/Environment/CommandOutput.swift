import CBenchSystem
import Glibc

/// What a command prints, for facts that only a program knows.
package enum CommandOutput {
    /// Longer than git needs on a cold disk; a network file system that hangs must not hang the run.
    private static let patience: Duration = .seconds(5)

    /// The output of `name` found on `path`, without the last line's end; nil when it is not there or fails.
    static func of(_ name: String, _ arguments: [String], path: String?) -> String? {
        find(name, in: path).flatMap { try? run($0, arguments, within: patience) }
    }

    /// The output of `executable`, without the last line's end, unless it fails or takes longer than `time`.
    static func run(
        _ executable: String, _ arguments: [String], within time: Duration
    ) throws(CommandFailure) -> String {
        let child: ChildProcess
        do throws(ChildProcessError) {
            child = try ChildProcess(executable, arguments: arguments, environment: ["LC_ALL": "C"])
        } catch {
            throw CommandFailure(description: "\(error)")
        }
        shutdown(child.socket, Int32(SHUT_WR))
        var output = ChildOutput()
        let deadline = cbench_monotonic_ns() + time.nanoseconds
        var lines: [String] = []
        while true {
            switch output.next(of: child, before: deadline, or: .never) {
            case .line(let line): lines.append(line)
            case .timedOut, .interrupted:
                throw CommandFailure(description: "\(executable) did not end within \(time.secondsText)")
            case .ended:
                let ending = child.endByItself()
                if ending == .exited(0) { return lines.joined(separator: "\n") }
                output.readErrors(of: child)
                let words = output.errors.text.map { ": \($0)" } ?? ", without a word on standard error"
                throw CommandFailure(description: "\(executable) \(ending)\(words)")
            }
        }
    }

    /// The first executable file of that name in the folders of `path`.
    package static func find(_ name: String, in path: String?) -> String? {
        (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").lazy.map { "\($0)/\(name)" }.first {
            access($0, X_OK) == 0
        }
    }
}

/// A command that gave no output: which, and why.
package struct CommandFailure: Error, CustomStringConvertible {
    package var description: String
}
