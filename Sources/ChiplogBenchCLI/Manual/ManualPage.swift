/// The manual page in the language mdoc (mandoc's mdoc(7), which groff reads, too), made from the verbs.
struct ManualPage {
    /// When what it says was last looked through as a whole.
    private static let date = "November 22, 2026"

    private let command: String

    init(of command: String) { self.command = command }

    var text: String {
        let sections = [header, options, environment, files, exitStatus, examples]
        return sections.map { $0.joined(separator: "\n") + "\n" }.joined()
    }

    private var header: [String] {
        [
            ".Dd \(Self.date)", ".Dt \(title) 1", ".Os",
            ".Sh NAME", ".Nm \(Self.escaped(command))", ".Nd \(Verb.purpose)",
            ".Sh SYNOPSIS", ".Nm", ".Ar verb", ".Op Ar option ...", ".Op Ar argument ...", ".Nm",
            ".Fl -help | -version",
            ".Sh DESCRIPTION", "The verbs are:", ".Bl -tag -width completion -compact",
        ] + Verb.all.flatMap { [".It Cm \($0.name)"] + Self.lines($0.abstract.sentence) } + [".El"]
    }

    private var title: String {
        Self.escaped(command.uppercased())
    }

    private var options: [String] { Verb.all.flatMap(section) }

    private func section(_ verb: Verb) -> [String] {
        let synopsis = Self.escaped(verb.synopsis)
        let head = [
            ".Ss \(verb.name)", ".Nm", ".Cm \(verb.name)", ".Op Ar option ...",
            synopsis.isEmpty ? "" : ".Li \"\(synopsis)\"",
        ]
        let paragraphs = ([verb.abstract.sentence] + verb.details.paragraphs).flatMap { [".Pp"] + lines($0) }
        let list = verb.options.isEmpty ? [] : [".Bl -tag -width Ds"] + verb.options.flatMap(item) + [".El"]
        return head.filter { !$0.isEmpty } + paragraphs + list
    }

    private func item(_ option: OptionDefinition) -> [String] {
        let short = option.letter.map { "Fl \($0) , " } ?? ""
        let value = option.value.map { " Ar \(Self.escaped($0))" } ?? ""
        return [".It \(short)Fl -\(Self.escaped(option.name))\(value)"] + lines(option.help)
    }

    private var exitStatus: [String] {
        [".Sh EXIT STATUS", ".Bl -tag -width Ds -compact"]
            + Verb.exitCodeMeanings.flatMap { [".It \($0)"] + Self.lines($1.sentence) }
            + [".El", ".Pp"] + Self.lines(Verb.exitCodePriority)
    }

    private var environment: [String] {
        [".Sh ENVIRONMENT", ".Bl -tag -width Ds"]
            + Self.variables.flatMap { [".It Ev \($0)"] + Self.lines($1) } + [".El"]
    }

    private static let variables = [
        ("GITHUB_ACTIONS", "Where it is set, failures are told in a form that GitHub shows beside the source."),
        ("GITHUB_STEP_SUMMARY", "The file to which the reports of run, ab and release are appended in Markdown."),
        ("NO_COLOR", "Where it is set, the progress line has no colours."),
        ("TERM", "There is no progress line where it is \"dumb\"."),
        ("TMPDIR", "The folder for what measured processes write (default: /tmp)."),
    ]

    private var files: [String] {
        [".Sh FILES", ".Bl -tag -width Ds"]
            + Self.places.flatMap { [".It Pa \($0)"] + Self.lines($1) } + [".El"]
    }

    private static let places = [
        ("scenarios/NAME.json", "A scenario, which says what is measured."),
        ("reports/latest.json", "The report of the last run, beside latest.md and latest.html."),
        (".build/chiplog/builds", "Programs that were built of revisions."),
    ]

    private var examples: [String] {
        [".Sh EXAMPLES", ".Bd -literal"]
            + Verb.all.flatMap(\.examples).map { Self.escaped("\(command) \($0)") } + [".Ed"]
    }

    private func lines(_ paragraph: String) -> [String] { Self.lines(paragraph.naming(command)) }

    /// A paragraph as the language wants it: each sentence begins a line, and no line is long.
    private static func lines(_ paragraph: String) -> [String] {
        var sentences: [[Substring]] = [[]]
        for word in paragraph.split(separator: " ") {
            sentences[sentences.count - 1].append(word)
            if word.hasSuffix(".") { sentences.append([]) }
        }
        return sentences.filter { !$0.isEmpty }.flatMap { sentence in
            characters(sentence.joined(separator: " ")).wrapped(to: longestLine).split(separator: "\n").map {
                notRequest($0)
            }
        }
    }

    /// Lint complains of lines of more than 80 bytes.
    private static let longestLine = 76

    private static func escaped(_ text: String) -> String { notRequest(characters(text)[...]) }

    /// Characters that mean themselves: no dash is a hyphen.
    private static func characters(_ text: String) -> String {
        text.map { $0 == "\\" ? "\\e" : $0 == "-" ? "\\-" : String($0) }.joined()
    }

    /// A line that is text, whatever it begins with.
    private static func notRequest(_ line: Substring) -> String {
        line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : String(line)
    }
}
