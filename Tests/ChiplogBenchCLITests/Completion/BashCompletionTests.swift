import ChiplogBench
import Testing

@testable import ChiplogBenchCLI

@Suite("Completion in bash, by the real one", .timeLimit(.minutes(5)))
struct BashCompletionTests {
    /// What bash offers for the last of `words`.
    private func offers(_ words: [String], command: String = "chiplog", in run: ToyRun) throws -> [String] {
        try run.write("completion.bash", BashCompletion(of: command).text)
        try run.write(
            "offer.bash",
            """
            set -u
            source ./completion.bash
            # What bash calls for a command of that name.
            read -r -a registered < <(complete -p -- "$1")
            COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
            "${registered[2]}"
            [[ ${#COMPREPLY[@]} = 0 ]] || printf '%s\\n' "${COMPREPLY[@]}"
            """)
        try run.start([command] + words, after: #"exec bash offer.bash "$@" >out.txt 2>err.txt"#)
        let result = run.wait()
        #expect(result.code == 0)
        #expect(result.errors == "")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test("every verb is offered, and every option of each")
    func everything() throws {
        let run = try ToyRun()
        #expect(try offers([""], in: run) == Verb.all.map(\.name) + ["--help", "--version"])
        for verb in Verb.all {
            let options = try offers([verb.name, "-"], in: run)
            for option in verb.options + [.help] { #expect(options.contains("--\(option.name)")) }
        }
    }

    @Test(
        "what begins like the word at the cursor is offered",
        arguments: [
            (["v"], ["validate"]), (["nothing"], []), (["nothing", ""], []),
            (["run", "--prof"], ["--profile"]), (["run", "--no-m"], ["--no-memory"]),
            // The value of an option, however it is written.
            (["run", "--profile", "t"], ["thorough"]), (["run", "--profile", "=", "t"], ["thorough"]),
            (["run", "--profile", "="], ["smoke", "quick", "default", "thorough"]),
            (["run", "--seed", ""], []), (["run", "--pin", "n"], ["none"]),
            // The same option of another verb.
            (["run", "--format", "h"], ["html"]), (["history", "--format", "t"], ["text"]),
            // The last of several values.
            (["run", "--format", "json,m"], ["json,markdown"]),
            // Scenarios, and files where they are named by path.
            (["run", "g"], ["gaunt", "good"]), (["run", "good", "ga"], ["gaunt"]), (["run", "scen"], ["scenarios"]),
            (["run", "--scenarios", "tmp", "o"], ["other"]), (["run", "--scenarios", "=", "tmp", "o"], ["other"]),
            (["run", "--scenarios", "t"], ["tmp"]), (["run", "scenarios/ga"], ["scenarios/gaunt.json"]),
            // Which argument it is, options and their values aside.
            (["ab", "g"], []), (["ab", "main", "ga"], ["gaunt"]),
            (["ab", "--blocks", "9", "-q", "main", "ga"], ["gaunt"]),
            (["ab", "--blocks", "=", "9", "g"], []),
            (["schema", "re"], ["report", "release"]), (["schema", "report", "r"], []),
            (["help", "comp"], ["compare", "completion"]), (["report", "scenarios/go"], ["scenarios/good.json"]),
        ])
    func words(words: [String], expected: [String]) throws {
        let run = try ToyRun()
        try run.scenario("good")
        try run.scenario("gaunt")
        try run.write("tmp/other.json", "{}")
        #expect(try offers(words, in: run) == expected)
    }

    @Test("revisions are offered on both sides of the dots; none is run as a command")
    func revisions() throws {
        let run = try ToyRun()
        try run.start(
            [],
            after: """
                git init -q -b main && git -c user.name=a -c user.email=a@example.org commit -q --allow-empty -m a && \
                git tag v1.0 && git tag v1.1 && git tag 'v2$(touch${IFS}ran)' && exit 0
                """)
        #expect(run.wait().code == 0)
        #expect(try offers(["ab", "v"], in: run) == ["v1.0", "v1.1"])
        #expect(try offers(["ab", "v1.0..m"], in: run) == ["v1.0..main"])
        #expect(run.read("ran") == nil)
    }

    @Test("a benchmark of another name completes that", arguments: ["SortBenchmark", "sort-bench.2"])
    func otherName(command: String) throws {
        #expect(try offers(["val"], command: command, in: ToyRun()) == ["validate"])
    }
}
