public import ChiplogBench

/// Everything of the outer world that a command touches, so that a test can put something else in its place.
public struct CommandContext: Sendable {
    /// Makes the workloads.
    public var provider: any WorkloadProvider
    /// The arguments without the program's name.
    public var arguments: [String]
    public var console: Console
    /// Environment variables.
    public var environment: [String: String]
    /// Makes what ends a run early; called once, when the run begins, so that before it a signal does what it always does.
    public var stop: @Sendable () -> Interruption
    /// How worker processes are started.
    public var worker: WorkerCommand
    /// What help and completion call the command: the executable's file name.
    public var commandName: String

    public init(
        provider: any WorkloadProvider, arguments: [String], console: Console, environment: [String: String] = [:],
        stop: @escaping @Sendable () -> Interruption = { .never }, worker: WorkerCommand = .itself,
        commandName: String = "chiplog"
    ) {
        self.provider = provider
        self.arguments = arguments
        self.console = console
        self.environment = environment
        self.stop = stop
        self.worker = worker
        self.commandName = commandName
    }
}
