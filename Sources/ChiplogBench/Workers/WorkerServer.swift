import CBenchSystem
import Glibc

/// The worker process: reads commands, answers each with one line of JSON, ends when there are no more.
///
/// `load` comes first and is answered here; everything after belongs to the pass. What cannot be done is answered
/// `{"error": sentence}`, and the worker stays for the next command.
public struct WorkerServer {
    /// The version of the conversation between a worker and its parent, which changes when one side's words are no longer
    /// understood by the other's.
    public static let protocolVersion = 1

    private let provider: any WorkloadProvider
    private let meter: AllocationMeter?
    private let socket: Int32
    private let voice: WorkerVoice
    private var lines = LineBuffer()
    private var pass: (any PassWorker)?
    private var watch: LimitWatch?

    /// Takes over standard input as the way to and from the parent.
    ///
    /// Both standard streams are then `/dev/null`: a workload that writes to standard output must not write into the
    /// conversation.
    ///
    /// - Parameters:
    ///   - provider: Makes the workloads.
    ///   - meter: Counts this process's allocations, if its executable can.
    public init(provider: any WorkloadProvider, meter: AllocationMeter? = nil) {
        self.provider = provider
        self.meter = meter
        socket = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
        voice = WorkerVoice(socket: socket)
        let null = open("/dev/null", O_RDWR | O_CLOEXEC)
        dup2(null, STDIN_FILENO)
        dup2(null, STDOUT_FILENO)
        close(null)
    }

    /// Serves until the parent hangs up; at once when there is none, because somebody typed the hidden verb.
    ///
    /// - Returns: The process's exit code.
    public mutating func serve() -> Int32 {
        var status = stat()
        guard fstat(socket, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else { return ExitCode.usage.rawValue }
        _ = cbench_die_with_parent()
        while let line = nextLine() {
            let answer = answer(line)
            // Before the answer: a row that went beyond a limit has no figures.
            watch?.lookBack()
            voice.say(answer)
        }
        return 0
    }

    private mutating func answer(_ line: String) -> JSON {
        do throws(WorkloadError) {
            return try handle(line)
        } catch {
            return ["error": .string(error.description)]
        }
    }

    private mutating func handle(_ line: String) throws(WorkloadError) -> JSON {
        guard let command = try? JSON.parse(line), let name = command["do"]?.string else {
            throw WorkloadError("a command must be a JSON object with the key \"do\"")
        }
        if name == "load" { return try load(command) }
        guard pass != nil else { throw WorkloadError("\"\(name)\" came before \"load\"") }
        return try pass?.handle(name, command) ?? .null
    }

    private mutating func load(_ command: JSON) throws(WorkloadError) -> JSON {
        guard pass == nil else { throw WorkloadError("\"load\" came a second time") }
        guard let assignment = WorkerAssignment(json: command) else {
            throw WorkloadError("\"load\" lacks a part of the assignment")
        }
        guard mkdir(assignment.directory, 0o700) == 0 else {
            throw WorkloadError("no folder \(assignment.directory): \(String(cString: strerror(errno)))")
        }
        try WorkerGuardian.watch(socket: socket, parent: assignment.parent, directory: assignment.directory)
        let scenario = try assignment.scenario(for: provider)
        let workload = try makeWorkload(
            of: assignment.arm,
            WorkloadRequest(
                scenario: scenario, pass: assignment.pass, seed: assignment.seed, directory: assignment.directory))
        watch = LimitWatch(
            try Gauge.all(
                scenario.limits, pass: assignment.pass, workload: workload, directory: assignment.directory,
                meter: meter),
            voice: voice, directory: assignment.directory)
        try watch?.begin(frugally: assignment.pass == .alloc)
        let driver = WorkloadDriver(workload, callers: try scenario.load.makeCallers())
        pass = assignment.pass.pass.makeWorker(
            LoadedRow(
                scenario: scenario, driver: driver, seed: assignment.seed,
                backgroundThreads: provider.backgroundThreads(of: scenario), meter: meter))
        return ["loaded": .string(scenario.id)]
    }

    private func makeWorkload(of arm: Arm, _ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
        switch arm {
        case .head, .base: return try provider.makeWorkload(request)
        case .reference:
            guard let reference = provider.reference else { throw WorkloadError("there is no reference to measure") }
            return try reference.makeWorkload(request)
        }
    }

    private mutating func nextLine() -> String? {
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            if let line = lines.next() { return line }
            let count = read(socket, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0, !lines.isOverfull else { return nil }
            lines.append(chunk[..<count])
        }
    }
}
