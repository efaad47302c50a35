import Glibc
import Testing

@testable import ChiplogBenchCLI

@Suite(
    "Completion in zsh, by the real one where there is one", .timeLimit(.minutes(5)),
    .enabled(if: access("/usr/bin/zsh", X_OK) == 0, "needs zsh"))
struct ZshCompletionTests {
    /// What an interactive shell makes of each line when its user asks for completion.
    private func completed(_ lines: [String], command: String = "chiplog", in run: ToyRun) throws -> [String] {
        try run.write("completion.zsh", ZshCompletion(of: command).text)
        try run.write(
            "shell.zsh",
            """
            PS1= PS2=
            autoload -Uz compinit && compinit -u -D
            source ./completion.zsh
            complete() { zle complete-word; print -r -- "<<$BUFFER>>"; BUFFER= }
            zle -N complete
            bindkey '^T' complete
            print -r -- ready
            """)
        try run.write(
            "ask.zsh",
            """
            zmodload zsh/zpty
            zpty shell TERM=dumb zsh -f -i
            zpty -w shell 'source ./shell.zsh'
            zpty -r -m shell said '*ready*'
            for line in "$@"; do
                zpty -w -n shell "$line"$'\\C-T'
                zpty -r -m shell said '*<<*>>*'
                said=${said##*<<}
                print -r -- "${said%%>>*}"
            done
            zpty -d shell
            """)
        // Whatever hangs ends.
        try run.start(lines, after: #"exec timeout 200 zsh -f ask.zsh "$@" >out.txt 2>err.txt"#)
        let result = run.wait()
        #expect(result.code == 0)
        #expect(result.errors == "")
        return result.output.split(separator: "\n").map(String.init)
    }

    @Test("verbs, options, values, scenarios and revisions are completed")
    func everything() throws {
        let run = try ToyRun()
        try run.scenario("good")
        try run.write("tmp/other.json", "{}")
        try run.start(
            [],
            after: """
                git init -q -b main && git -c user.name=a -c user.email=a@example.org commit -q --allow-empty -m a && exit 0
                """)
        #expect(run.wait().code == 0)
        let lines = [
            ("chiplog val", "chiplog validate "), ("chiplog --ver", "chiplog --version "),
            ("chiplog run --prof", "chiplog run --profile="),
            ("chiplog run --profile thor", "chiplog run --profile thorough "),
            ("chiplog run --profile=thor", "chiplog run --profile=thorough "),
            ("chiplog history --format te", "chiplog history --format text "),
            ("chiplog run --format json,mar", "chiplog run --format json,markdown,"),
            ("chiplog run go", "chiplog run good "),
            ("chiplog run --scenarios tmp oth", "chiplog run --scenarios tmp other "),
            ("chiplog run -o scen", "chiplog run -o scenarios/"),
            ("chiplog ab v1..ma", "chiplog ab v1..main "), ("chiplog ab main go", "chiplog ab main good "),
            ("chiplog schema sc", "chiplog schema scenario "), ("chiplog help vali", "chiplog help validate "),
        ]
        let found = try completed(lines.map(\.0), in: run)
        for (found, line) in zip(found, lines) { #expect(found == line.1) }
        #expect(found.count == lines.count)
    }

    @Test("a benchmark of another name completes that")
    func otherName() throws {
        #expect(
            try completed(["sort-bench.2 val"], command: "sort-bench.2", in: ToyRun()) == ["sort-bench.2 validate "])
    }

    @Test("the script can be read")
    func syntax() throws {
        let run = try ToyRun()
        try run.write("completion.zsh", ZshCompletion(of: "chiplog").text)
        try run.start([], after: "exec zsh -n completion.zsh >out.txt 2>err.txt")
        let result = run.wait()
        #expect(result.code == 0)
        #expect(result.errors == "")
    }
}
