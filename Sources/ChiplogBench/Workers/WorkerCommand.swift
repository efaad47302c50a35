/// How a worker process is started: an executable that calls ``WorkerServer`` when given these arguments.
public struct WorkerCommand: Equatable, Sendable {
    public var executable: String
    public var arguments: [String]

    public init(executable: String, arguments: [String]) {
        self.executable = executable
        self.arguments = arguments
    }

    /// The hidden verb by which an executable becomes a worker.
    public static let verb = "worker"

    /// What follows ``verb`` in a worker of the self-test, which serves a ``SelfTestProvider``.
    public static let selfTestFlag = "--self-test"

    /// What follows ``verb`` to be told the protocol that workers speak, ``WorkerServer/protocolVersion``.
    public static let protocolFlag = "--protocol"

    /// This very executable with ``verb``.
    ///
    /// Not its path: the kernel's own link holds the same binary even if a build replaces the file during the run.
    public static let itself = WorkerCommand(executable: "/proc/self/exe", arguments: [verb])
}
