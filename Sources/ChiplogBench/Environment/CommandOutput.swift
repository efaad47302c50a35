import CBenchSystem
import Glibc

/// What a command prints, for facts that only a program knows.
enum CommandOutput {
    /// Longer than git needs on a cold disk; a network file system that hangs must not hang the run.
    private static let patience: UInt64 = 5_000_000_000

    /// The output of `name` found on `path`, without the last line's end; nil when it is not there or fails.
    static func of(_ name: String, _ arguments: [String], path: String?) -> String? {
        guard let executable = find(name, in: path),
            let child = try? ChildProcess(executable, arguments: arguments, environment: ["LC_ALL": "C"])
        else { return nil }
        shutdown(child.socket, Int32(SHUT_WR))
        var output = ChildOutput()
        let deadline = cbench_monotonic_ns() + patience
        var lines: [String] = []
        while true {
            switch output.next(of: child, before: deadline, or: .never) {
            case .line(let line): lines.append(line)
            case .ended: return child.endByItself() == .exited(0) ? lines.joined(separator: "\n") : nil
            case .timedOut, .interrupted: return nil
            }
        }
    }

    /// The first executable file of that name in the folders of `path`.
    static func find(_ name: String, in path: String?) -> String? {
        (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").lazy.map { "\($0)/\(name)" }.first {
            access($0, X_OK) == 0
        }
    }
}
