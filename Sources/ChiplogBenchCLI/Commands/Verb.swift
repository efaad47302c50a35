import ChiplogBench

/// One thing the command can do. A new verb is one file that makes such a value, and one entry of ``all``.
struct Verb: Sendable {
    var name: String
    /// What it does, in half a line.
    var abstract: String
    /// The arguments, as in `[SCENARIO...]`; may be empty.
    var synopsis = ""
    var options: [OptionDefinition] = []
    /// More for its help, in lines.
    var details = ""
    var run: @Sendable (ParsedArguments, CommandContext) throws(CommandError) -> ExitCode

    /// Every verb, in the order of help.
    static let all: [Verb] = [
        .run, .ab, .release, .history, .peers, .compare, .check, .report, .list, .validate, .schema, .doctor, .help,
    ]

    /// Does what the arguments ask for; without any, shows help.
    static func dispatch(_ context: CommandContext) throws(CommandError) -> ExitCode {
        guard let first = context.arguments.first else { return showHelp(context) }
        switch first {
        case "-h", "--help": return showHelp(context)
        case "--version":
            context.console.print("chiplog \(BenchCommand.version)")
            return .success
        case let name where name.hasPrefix("-"):
            throw CommandError("unknown option \(name); options follow a verb, as in chiplog run \(name)")
        case let name:
            let verb = try named(name)
            let arguments = Array(context.arguments.dropFirst())
            let parsed = try ParsedArguments(arguments, options: verb.options + [.help])
            guard !parsed.has(.help) else {
                context.console.print(verb.helpText)
                return .success
            }
            return try verb.run(parsed, context)
        }
    }

    /// The verb of that name, or an error with the nearest one.
    static func named(_ name: String) throws(CommandError) -> Verb {
        if let verb = all.first(where: { $0.name == name }) { return verb }
        let hint = nearestName(to: name, in: all.map(\.name)).map { "did you mean \"\($0)\"?" } ?? "see chiplog help"
        throw CommandError("unknown verb \"\(name)\"; \(hint)")
    }

    private static func showHelp(_ context: CommandContext) -> ExitCode {
        context.console.print(overview)
        return .success
    }
}
