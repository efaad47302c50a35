import ChiplogBench
import Testing

@testable import ChiplogBenchCLI
@testable import ToyBenchmark

@Suite("Verbs and their help")
struct VerbTests {
    /// What a command says without a process of its own.
    private func run(_ arguments: String...) -> (code: ExitCode, output: String, errors: String) {
        nonisolated(unsafe) var output = ""
        nonisolated(unsafe) var errors = ""
        let console = Console(write: { output += $0 }, writeError: { errors += $0 })
        let code = BenchCommand.run(
            CommandContext(provider: ToyProvider(), arguments: arguments, console: console))
        return (code, output, errors)
    }

    @Test("help, --help and -h show the same overview, with every verb and the exit codes; so does nothing, as misuse")
    func overview() {
        let help = run("help")
        #expect(help.code == .success)
        for option in ["--help", "-h"] { #expect(run(option) == help) }
        #expect(run() == (.usage, "", help.output))
        for verb in Verb.all { #expect(help.output.contains("  \(verb.name)")) }
        for code in ["0", "2", "3", "6"] { #expect(help.output.contains("\n  \(code)  ")) }
    }

    @Test("a verb's help names each of its options", arguments: Verb.all.map(\.name))
    func verbHelp(name: String) throws {
        let help = run("help", name)
        #expect(help.code == .success)
        for option in ["--help", "-h"] { #expect(run(name, option).output == help.output) }
        for option in try Verb.named(name).options { #expect(help.output.contains(option.spelling)) }
    }

    @Test("help fits a terminal, and no line of it ends in spaces")
    func helpWidth() {
        for text in Verb.all.map({ $0.helpText(for: "chiplog") }) + [Verb.overview(of: "chiplog")] {
            for line in text.split(separator: "\n") { #expect(line.count <= 100 && !line.hasSuffix(" ")) }
        }
    }

    @Test("every example in help is one that the verb understands", arguments: Verb.all.map(\.name))
    func examples(name: String) throws {
        let verb = try Verb.named(name)
        #expect(!verb.examples.isEmpty)
        for example in verb.examples + Verb.firstSteps.filter({ $0.hasPrefix(name) }) {
            #expect(run("help", name).output.contains("  chiplog \(example)\n") || Verb.firstSteps.contains(example))
            let words = example.split(separator: " ").map(String.init).filter { !$0.hasPrefix(">") }
            #expect(words[0] == name)
            let parsed = try ParsedArguments(Array(words.dropFirst()), options: verb.options)
            for option in verb.options where option.value != nil {
                #expect(parsed.all(option).allSatisfy(option.takes.admits))
            }
            for (index, argument) in parsed.positionals.enumerated() {
                #expect(verb.isRepeating || index < verb.arguments.count)
                #expect(verb.arguments[min(index, verb.arguments.count - 1)].admits(argument))
            }
        }
    }

    @Test("a verb with arguments says what may stand for them", arguments: Verb.all.map(\.name))
    func arguments(name: String) throws {
        let verb = try Verb.named(name)
        #expect(verb.synopsis.isEmpty == verb.arguments.isEmpty)
    }

    @Test("a benchmark of another name is told its own commands, and which harness it has")
    func otherName() throws {
        let overview = Verb.overview(of: "SortBenchmark")
        #expect(overview.hasPrefix("SortBenchmark, with chiplog \(BenchCommand.version) - "))
        for text in Verb.all.map({ $0.helpText(for: "SortBenchmark") }) + [overview] {
            for verb in Verb.all { #expect(!text.contains("chiplog \(verb.name) ")) }
        }
        #expect("chiplog ab: see chiplog help, with chiplog 1".naming("x") == "x ab: see x help, with chiplog 1")
    }

    @Test("text is broken between words, where the line is full")
    func wrapping() {
        #expect("one two three".wrapped(to: 7) == "one two\nthree")
        #expect("one two three".wrapped(to: 6, indent: 2) == "one\n  two\n  three")
        #expect("incomprehensible it is".wrapped(to: 5) == "incomprehensible\nit is")
        #expect("a\nb\n\nc".paragraphs == ["a b", "c"])
    }

    @Test("the version is said")
    func version() {
        #expect(run("--version").output == "chiplog \(BenchCommand.version)\n")
    }

    @Test("the schemas are printed as they are published")
    func schemas() throws {
        #expect(run("schema", "report").output == Schemas.report)
        #expect(run("schema", "scenario").output == Schemas.scenario)
        #expect(run("schema", "release").output == Schemas.release)
        #expect(try JSON.parse(Schemas.report)["type"] == "object")
    }

    @Test("list and the dry run show the rows that would be measured, and measure nothing")
    func list() throws {
        let files = try ToyRun()
        try files.scenario("good", #""matrix": {"load.threads": [1, 2]}"#, #""toy": {"fault": "hang"}"#)
        let folder = "--scenarios=\(files.folder)/scenarios"
        #expect(
            run("list", folder).output == """
                good/threads=1  (verify, time, alloc, memory, instr)
                good/threads=2  (verify, time, alloc, memory)

                """)
        let dry = run("run", folder, "--dry-run", "--skip", "threads=2", "--no-time", "-o", "\(files.folder)/reports")
        #expect(dry.code == .success)
        #expect(
            dry.output
                == "good/threads=1  (verify, alloc, memory, instr)\n1 row, profile default; nothing measured, nothing written\n"
        )
        #expect(files.names(in: "reports") == [])
    }

    @Test("a scenario named twice is taken once, and two of the same name are refused")
    func sameNames() throws {
        let files = try ToyRun()
        try files.scenario("good")
        try files.write("tmp/good.json", try #require(files.read("scenarios/good.json")))
        let paths = ["\(files.folder)/scenarios/good.json", "\(files.folder)/tmp/good.json"]
        #expect(run("list", paths[0], paths[0]).output == "good  (verify, time, alloc, memory, instr)\n")
        let both = run("list", paths[0], paths[1])
        #expect(both.code == .usage)
        for path in paths { #expect(both.errors.contains("chiplog: error: \(path): another file's scenario")) }
    }

    @Test("validate says which files are right, and how many rows they have")
    func validate() throws {
        let files = try ToyRun()
        try files.scenario("good", #""matrix": {"load.threads": [1, 2]}"#)
        let path = "\(files.folder)/scenarios/good.json"
        let result = run("validate", path, "--set", "load.threads=4")
        #expect(result.code == .success)
        #expect(result.output == "\(path): ok, 1 row\n")
        #expect(run("validate", path).output == "\(path): ok, 2 rows\n")
    }
}

@Suite("Arguments")
struct ArgumentTests {
    private static let output = OptionDefinition(name: "output", letter: "o", value: "DIR", help: "")
    private static let quiet = OptionDefinition(name: "quiet", letter: "q", help: "")
    private static let options = [output, quiet]

    @Test(
        "a value follows its option in every usual way",
        arguments: [
            ["--output", "x"], ["--output=x"], ["-o", "x"], ["-ox"], ["--output=y", "--output=x"],
        ])
    func values(arguments: [String]) throws {
        let parsed = try ParsedArguments(arguments, options: Self.options)
        #expect(parsed.last(Self.output) == "x")
        #expect(parsed.positionals == [])
    }

    @Test("a value may hold an equals sign, be empty, or begin with a dash")
    func oddValues() throws {
        #expect(try ParsedArguments(["--output=a=b"], options: Self.options).last(Self.output) == "a=b")
        #expect(try ParsedArguments(["--output="], options: Self.options).last(Self.output) == "")
        #expect(try ParsedArguments(["--output", "-q"], options: Self.options).last(Self.output) == "-q")
    }

    @Test("after -- nothing is an option, and a lone dash never is")
    func positionals() throws {
        let parsed = try ParsedArguments(["a", "-q", "-", "--", "--quiet", "b"], options: Self.options)
        #expect(parsed.positionals == ["a", "-", "--quiet", "b"])
        #expect(parsed.has(Self.quiet))
    }

    @Test("the progress line is one line, no wider than the terminal, plain where colour is unwanted")
    func progress() throws {
        nonisolated(unsafe) var errors = ""
        let console = Console(write: { _ in }, writeError: { errors += $0 }, columns: 20)
        var line = try #require(ProgressLine(console, environment: ["NO_COLOR": "1"]))
        line.show(.rowStarted(id: "a-scenario-with-a-long-name", index: 0, count: 12))
        #expect(errors == "\r\u{1B}[K[1/12] a-scenario-wit".prefix(4 + 19))
        #expect(!errors.contains("\n"))
        #expect(ProgressLine(Console(write: { _ in }, writeError: { _ in }), environment: [:]) == nil)
    }
}
