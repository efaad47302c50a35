import ChiplogBench

extension Verb {
    private static let manual = OptionDefinition(
        name: "man", help: "print the manual page in mdoc, as in: chiplog help --man | man -l -")

    static let help = Verb(
        name: "help", abstract: "show help, of a verb if one is named", synopsis: "[VERB]",
        arguments: [.verb], options: [manual], examples: ["help run", "help --man"]
    ) { (arguments, context) throws(CommandError) in
        guard arguments.positionals.count <= 1 else {
            throw CommandError("help takes one verb, found \(arguments.positionals.count)")
        }
        if arguments.has(manual) {
            context.console.write(ManualPage(of: context.commandName).text)
        } else if let name = arguments.positionals.first {
            context.console.print(try Verb.named(name).helpText(for: context.commandName))
        } else {
            context.console.print(overview(of: context.commandName))
        }
        return .success
    }

    /// How many columns help takes at most.
    static let helpWidth = 100

    /// What the command does, in half a line.
    static let purpose = "benchmarks that account for every event"

    /// The help of the whole command.
    static func overview(of command: String) -> String {
        let verbs = columns(all.map { ("  \($0.name)", $0.abstract) })
        return """
            \(title(of: command)) - \(purpose)

            Usage: \(command) VERB [OPTION...] [ARGUMENT...]

            Verbs:
            \(verbs)

            \(command) help VERB tells more, \(command) --version which this is.

            \(section("Examples", lines(of: firstSteps, command)))

            \(section("Exit codes", exitCodes(of: command)))
            """
    }

    /// The help of this verb.
    func helpText(for command: String) -> String {
        let usage = [command, name, "[OPTION...]", synopsis].filter { !$0.isEmpty }.joined(separator: " ")
        let shown = Self.columns((options + [.help]).map { ("  " + $0.spelling, $0.help) })
        return [
            "Usage: \(usage)", abstract.sentence,
            details.paragraphs.map { $0.wrapped(to: Self.helpWidth) }.joined(separator: "\n\n"),
            Self.section("Options", shown), Self.section("Examples", Self.lines(of: examples, command)),
            name == "help" ? "" : "Exit codes: \(command) help lists them.",
        ].filter { !$0.isEmpty }.joined(separator: "\n\n").naming(command)
    }

    /// What a new user may begin with.
    static let firstSteps = ["init", "run --profile smoke", "ab main"]

    static let exitCodeMeanings = [
        (0, "nothing worse"),
        (1, "a figure is worse than the base's, or not what its scenario expects"),
        (2, "usage, or a bad scenario or report file"),
        (3, "a scenario crashed, timed out, hit a limit or was interrupted, or nothing was measured"),
        (4, "undecided or unreliable, with --strict; or the self-test failed"),
        (5, "reports that cannot be compared"),
        (6, "delivery wrong: events lost, duplicated, torn or out of order"),
    ]
    static let exitCodePriority = "The most urgent one counts: 2, 3, 6, 5, 1, 4, 0."

    private static func exitCodes(of command: String) -> String {
        columns(exitCodeMeanings.map { ("  \($0)", $1) }) + "\n" + exitCodePriority
    }

    private static func title(of command: String) -> String {
        command == "chiplog" ? "chiplog \(BenchCommand.version)" : "\(command), with chiplog \(BenchCommand.version)"
    }

    private static func lines(of examples: [String], _ command: String) -> String {
        examples.map { "  \(command) \($0)" }.joined(separator: "\n")
    }

    /// A heading and what stands under it; nothing where there is nothing.
    private static func section(_ heading: String, _ text: String) -> String {
        text.isEmpty ? "" : "\(heading):\n\(text)"
    }

    /// Two columns, the right one broken where the line is full.
    private static func columns(_ rows: [(left: String, right: String)]) -> String {
        let indent = (rows.map(\.left.count).max() ?? 0) + 2
        return rows.map { row in
            row.left.padded(to: indent) + row.right.wrapped(to: helpWidth - indent, indent: indent)
        }.joined(separator: "\n")
    }
}
