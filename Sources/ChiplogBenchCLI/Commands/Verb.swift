import ChiplogBench
import Glibc

/// One thing the command can do. A new verb is one file that makes such a value, and one entry of ``all``.
///
/// Words about the command call it `chiplog`, as in `chiplog ab`; a benchmark of another name is shown its own.
struct Verb: Sendable {
    var name: String
    /// What it does, in half a line.
    var abstract: String
    /// The arguments, as in `[SCENARIO...]`; may be empty. Three dots say that the last one may be repeated.
    var synopsis = ""
    /// What may stand for each argument.
    var arguments: [ArgumentKind] = []
    var options: [OptionDefinition] = []
    /// More for its help: paragraphs with an empty line between, whose lines are broken anew.
    var details = ""
    /// Command lines that work, without the command's name.
    var examples: [String] = []
    var run: @Sendable (ParsedArguments, CommandContext) throws(CommandError) -> ExitCode

    /// Whether the last argument may be repeated.
    var isRepeating: Bool { synopsis.contains("...") }

    /// Every verb, in the order of help.
    static let all: [Verb] = [
        .run, .ab, .release, .history, .peers, .compare, .check, .report, .list, .validate, .schema, .doctor,
        .initialize, .completion, .help,
    ]

    /// Does what the arguments ask for.
    static func dispatch(_ context: CommandContext) throws(CommandError) -> ExitCode {
        switch context.arguments.first {
        case nil:
            // Nothing was asked for: a job whose script has lost its words must not end well.
            context.console.writeError(overview(of: context.commandName) + "\n")
            return .usage
        case "-h", "--help":
            context.console.print(overview(of: context.commandName))
            return .success
        case "--version":
            context.console.print("chiplog \(BenchCommand.version)")
            return .success
        case let option? where option.hasPrefix("-"): throw misplaced(option)
        case let name?:
            let verb = try named(name)
            return try verb.run(with: Array(context.arguments.dropFirst()), context)
        }
    }

    /// The verb of that name, or an error with the nearest one.
    static func named(_ name: String) throws(CommandError) -> Verb {
        if let verb = all.first(where: { $0.name == name }) { return verb }
        // What `run` was forgotten before.
        if access(ScenarioFolder.default.file(of: name), F_OK) == 0 {
            throw CommandError("\"\(name)\" is a scenario, not a verb: chiplog run \(name)")
        }
        let names = all.map(\.name) + globalOptions
        let hint = nearestName(to: name, in: names).map { "did you mean \"\($0)\"?" } ?? "see chiplog help"
        throw CommandError("unknown verb \"\(name)\"; \(hint)")
    }

    private func run(with words: [String], _ context: CommandContext) throws(CommandError) -> ExitCode {
        let parsed = try ParsedArguments(words, options: options + [.help])
        guard !parsed.has(.help) else {
            context.console.print(helpText(for: context.commandName))
            return .success
        }
        if synopsis.isEmpty, let argument = parsed.positionals.first {
            throw CommandError("\(name) takes no argument, found \"\(argument)\"")
        }
        return try run(parsed, context)
    }

    /// What may be asked for without a verb.
    static let globalOptions = ["--help", "--version"]

    /// An option where a verb should be.
    private static func misplaced(_ option: String) -> CommandError {
        let name = String(option.prefix { $0 != "=" })
        if let verb = all.first(where: { $0.options.contains { name == "--\($0.name)" } }) {
            return CommandError("\(name) follows a verb, as in chiplog \(verb.name) \(name)")
        }
        let hint = nearestName(to: name, in: globalOptions).map { "did you mean \($0)?" } ?? "see chiplog help"
        return CommandError("unknown option \(name); \(hint)")
    }
}
