import ChiplogBench
import Glibc
import Testing

@Suite("The instr pass of chiplog run", .timeLimit(.minutes(2)))
struct InstrTests {
    private static let onlyInstr = [
        "run", "--profile", "quick", "--no-verify", "--no-time", "--no-alloc", "--no-memory",
    ]
    private static let hasValgrind = access("/usr/bin/valgrind", X_OK) == 0 && access("/usr/bin/strip", X_OK) == 0

    /// A run that finds `script` where it looks for Valgrind.
    private func run(valgrind script: String) throws -> ToyRun {
        let run = try ToyRun()
        try run.scenario("good")
        mkdir("\(run.folder)/bin", 0o755)
        try run.write("bin/valgrind", "#!/bin/sh\n\(script)\n")
        chmod("\(run.folder)/bin/valgrind", 0o755)
        return run
    }

    private func first(_ run: ToyRun) -> String { "PATH=\(run.folder)/bin:$PATH; export PATH" }

    @Test("a Valgrind that does not run leaves out the pass, with its own words, and no row fails")
    func broken() throws {
        let run = try run(valgrind: Self.broken)
        try run.start(Self.onlyInstr.filter { $0 != "--no-verify" }, after: first(run))
        #expect(run.wait().code == 0)
        let row = try #require(try run.rows().first)
        #expect(row["status"] == "ok")
        let warning = try #require(row["warnings"]?.array?.first { $0["code"] == "instr.skipped" })
        #expect(warning["message"]?.string?.hasSuffix(Self.brokenWords) == true, "\(warning)")
        #expect(run.names(in: "tmp") == [])
    }

    @Test("where that was the only pass, nothing was measured, which is not in order")
    func nothing() throws {
        let run = try run(valgrind: Self.broken)
        try run.start(Self.onlyInstr, after: first(run))
        #expect(run.wait().code == 3)
        let row = try #require(try run.rows().first)
        #expect(row["status"] == "skipped")
        #expect(row["reason"]?.string?.hasSuffix(Self.brokenWords) == true, "\(row["reason"] ?? .null)")
    }

    private static let broken = "echo 'error: no such instruction' >&2; exit 1"
    private static let brokenWords = "valgrind exited with code 1: error: no such instruction"

    @Test("an interruption while Callgrind starts leaves none of its files")
    func interrupted() throws {
        // As Callgrind does, it makes its file at once; it ends where nobody has anything to do for it.
        let run = try run(
            valgrind: """
                for option; do case $option in --callgrind-out-file=*) : >"${option#*=}";; esac; done
                read -r assignment || exit 0
                echo $$ >announcement
                exec sleep 100
                """)
        #expect(mkfifo("\(run.folder)/announcement", 0o600) == 0)
        try run.start(Self.onlyInstr, after: first(run))
        // Opening the pipe waits until the script writes to it.
        close(open("\(run.folder)/announcement", O_RDONLY))
        #expect(kill(run.pid, SIGINT) == 0)
        #expect(run.wait().code == 3)
        #expect(run.names(in: "tmp") == [])
    }

    @Test("neither the user's options for Valgrind nor an odd scratch folder change a count", .enabled(if: hasValgrind))
    func options() throws {
        let run = try ToyRun()
        try run.scenario("good", #""load": {"events": 100}"#)
        let counts = try [
            ":",
            "mkdir -p 'tmp/a %p'; TMPDIR=\"$PWD/tmp/a %p\"; "
                + "VALGRIND_OPTS='--cache-sim=yes --separate-threads=yes'; export VALGRIND_OPTS",
        ].map { prefix in
            try run.start(Self.onlyInstr, after: prefix)
            #expect(run.wait().code == 0)
            return try #require(try run.rows().first?["metrics"]?["instructions"]?["value"]?.double)
        }
        #expect(counts[0] == counts[1])
        #expect(run.names(in: "tmp") == ["a %p"])
        #expect(run.names(in: "tmp/a %p") == [])
    }
}
