public import ChiplogBench
import Glibc

/// The command line of a benchmark executable: `await BenchCommand.main(provider: …)` is the whole of its `main.swift`.
public enum BenchCommand {
    /// The version that `--version` and reports state.
    public static let version = "0.1.0"

    /// Does what the process's arguments ask for and ends the process with the matching `ExitCode`.
    ///
    /// On the main actor, because workers die with the thread that started them and the main thread lives longest.
    @MainActor
    public static func main(provider: any WorkloadProvider) async -> Never {
        let arguments = Array(CommandLine.arguments.dropFirst())
        // Before anything else: whoever asks does not know yet what this is.
        if arguments == [WorkerCommand.verb, WorkerCommand.protocolFlag] {
            Console.standard.write(WorkerGreeting.current.text)
            exit(ExitCode.success.rawValue)
        }
        openStandardStreams()
        // A closed pipe and a file size limit shall be errors of the write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // Swift's runtime would write a backtrace and go on.
        signal(SIGQUIT, SIG_DFL)
        if arguments.first == WorkerCommand.verb {
            let isSelfTest = arguments.dropFirst().first == WorkerCommand.selfTestFlag
            var server = WorkerServer(provider: isSelfTest ? SelfTestProvider() : provider, meter: .interposed)
            exit(server.serve())
        }
        let context = CommandContext(
            provider: provider, arguments: arguments, console: .standard, environment: ProcessEnvironment.current,
            stop: { .bySignals() }, worker: .itself, commandName: OwnExecutable.name)
        exit(run(context).rawValue)
    }

    /// The same for a benchmark whose event is one call of a closure.
    ///
    /// ```swift
    /// import ChiplogBenchCLI
    ///
    /// await BenchCommand.main(section: "sort") { section in
    ///     let count = try section.integer("count", in: 1...1_000_000)
    ///     let numbers = (0..<count).map { ($0 &* 2_654_435_761) % 1_000_003 }
    ///     return { _ in blackHole(numbers.sorted()) }
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - section: The scenario files' section that says what is measured; every scenario has to have it.
    ///   - event: Reads the section and returns what one event does. See `ClosureProvider`.
    @MainActor
    public static func main(
        section: String, event: @escaping ClosureProvider.MakeEvent
    ) async -> Never {
        await main(provider: ClosureProvider(section: section, event: event))
    }

    /// Opens those of the three standard streams that the process was started without, so that no report or socket takes
    /// the number of one and gets what is meant for it.
    private static func openStandardStreams() {
        while case let stream = open("/dev/null", O_RDWR), stream >= 0 {
            if stream > STDERR_FILENO {
                close(stream)
                return
            }
        }
    }

    /// Does what the context's arguments ask for; errors are told on its console.
    public static func run(_ context: CommandContext) -> ExitCode {
        do throws(CommandError) {
            return try Verb.dispatch(context)
        } catch {
            for message in error.messages { context.console.error(message.naming(context.commandName)) }
            return error.code
        }
    }
}
