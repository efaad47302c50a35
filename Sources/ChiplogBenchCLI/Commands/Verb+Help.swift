import ChiplogBench

extension Verb {
    static let help = Verb(
        name: "help", abstract: "show help, of a verb if one is named", synopsis: "[VERB]"
    ) { (arguments, context) throws(CommandError) in
        if let name = arguments.positionals.first {
            context.console.print(try Verb.named(name).helpText)
        } else {
            context.console.print(overview)
        }
        return .success
    }

    /// The help of the whole command.
    static var overview: String {
        let width = all.map(\.name.count).max() ?? 0
        let verbs = all.map { "  \($0.name.padded(to: width))  \($0.abstract)" }.joined(separator: "\n")
        return """
            chiplog \(BenchCommand.version) - benchmarks that account for every event

            Usage: chiplog VERB [OPTION...] [ARGUMENT...]

            Verbs:
            \(verbs)

            chiplog help VERB tells more; chiplog --version says which this is.

            \(exitCodes)
            """
    }

    /// The help of this verb.
    var helpText: String {
        let shown = options + [.help]
        let width = shown.map(\.spelling.count).max() ?? 0
        let lines = shown.map { "  \($0.spelling.padded(to: width))  \($0.help)" }.joined(separator: "\n")
        let head = "Usage: chiplog \(name) [OPTION...] \(synopsis)".trimmingTrailingSpaces
        return [head, abstract.sentence, details, "Options:\n" + lines, Self.exitCodes]
            .filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    static let exitCodes = """
        Exit codes:
          0  nothing worse
          1  a figure is worse than the base's, or not what its scenario expects
          2  usage, or a bad scenario or report file
          3  a scenario crashed, timed out, hit a limit or was interrupted, or nothing was measured
          4  undecided or unreliable, with --strict; or the self-test failed
          5  reports that cannot be compared
          6  delivery wrong: events lost, duplicated, torn or out of order
        The most urgent one counts: 2, 3, 6, 5, 1, 4, 0.
        """
}

extension String {
    func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }

    fileprivate var trimmingTrailingSpaces: String {
        var text = self
        while text.hasSuffix(" ") { text.removeLast() }
        return text
    }

    /// The half line as a sentence.
    fileprivate var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
