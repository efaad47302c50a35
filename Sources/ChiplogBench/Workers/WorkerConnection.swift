import CBenchSystem

/// The parent's end of a worker: one command, one answer, as lines of JSON.
final class WorkerConnection {
    private let child: ChildProcess
    private var output = ChildOutput()
    private let deadline: UInt64
    private let wall: Duration
    private let stop: Interruption
    /// The folder that the worker has made.
    let directory: String

    /// Starts a worker and hands it its assignment.
    ///
    /// - Parameter wall: How long the process may live in all.
    init(
        _ assignment: WorkerAssignment, command: WorkerCommand, conditions: WorkerConditions = WorkerConditions(),
        wall: Duration, stop: Interruption
    ) throws(WorkerFailure) {
        do throws(ChildProcessError) {
            child = try conditions.apply { () throws(ChildProcessError) in
                try ChildProcess(
                    command.executable, arguments: command.arguments, environment: conditions.environment)
            }
        } catch {
            throw .crashed("does not start: \(error)")
        }
        self.wall = wall
        self.stop = stop
        deadline = cbench_monotonic_ns() + wall.nanoseconds
        directory = assignment.directory
        do throws(WorkerFailure) {
            _ = try ask("load", assignment.json.members ?? [])
        } catch .refused(let sentence) {
            throw .unable(sentence)
        }
    }

    deinit {
        // The worker removes its folder itself unless it was killed or crashed.
        _ = child.end()
        cbench_remove_tree(directory)
    }

    /// Sends a command and waits for its answer.
    func ask(_ command: String, _ arguments: [JSON.Member] = []) throws(WorkerFailure) -> JSON {
        JSON.object([JSON.Member("do", .string(command))] + arguments).sendLine(to: child.socket)
        switch output.next(of: child, before: deadline, or: stop) {
        case .line(let line):
            guard let answer = try? JSON.parse(line) else {
                throw .crashed("answered \"\(line.prefix(80))\", which is not JSON")
            }
            if let breach = LimitBreach(json: answer) { throw .limit(breach.sentence(at: command)) }
            if let sentence = answer["error"]?.string { throw .refused(sentence) }
            return answer
        case .timedOut: throw .timedOut("the wall limit of \(wall.secondsText) ended it while it was at \"\(command)\"")
        case .interrupted: throw .interrupted
        case .ended: throw .crashed(crash())
        }
    }

    private func crash() -> String {
        let ending = child.endByItself()
        output.readErrors(of: child)
        guard let line = output.errors.text else { return "\(ending), without a word on standard error" }
        return "\(ending): \(line)"
    }
}
