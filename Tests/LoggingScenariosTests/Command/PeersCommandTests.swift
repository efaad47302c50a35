import ChiplogBench
import Testing

@Suite("chiplog peers", .timeLimit(.minutes(5)))
struct PeersCommandTests {
    private let run = ChiplogRun()

    private static let own = """
        {"id": "chiplog", "name": "Chiplog", "configuration": "builder", "language": "Swift", "about": "itself",
         "scenarios": {"simple": {"format": "text"}}}
        """

    init() {
        run.folder.makeFolder("scenarios/peers")
        scenario(#""format": "text", "sink": "file""#)
    }

    private func scenario(_ sections: String) {
        run.folder.write(
            "scenarios/peers/simple.json",
            #"{ "schema": "chiplog.scenario/1", "name": "simple", "passes": ["verify"], \#(sections) }"#)
    }

    private func manifest(_ peers: String) {
        run.folder.write("peers.json", #"{"schema": "chiplog.peers/1", "peers": [\#(peers)]}"#)
    }

    private func peers(_ arguments: String...) throws -> ChiplogRun.Result {
        try run.run("peers", arguments: ["--manifest", "peers.json", "--profile", "smoke"] + arguments)
    }

    @Test("measures who is there, skips who is not, and says how to have him")
    func skipped() throws {
        manifest(
            Self.own + """
                , {"id": "zlog", "name": "Zlog", "configuration": "fast", "language": "Z", "about": "words",
                   "command": ["./zlog"], "install": "apt-get install zlog", "scenarios": {"simple": {"format": "text"}}}
                """)
        let result = try peers()
        #expect(result.code == 0, "\(result.errors)")
        let report = try JSON.parse(try #require(run.folder.read("reports/peers.json")))
        #expect(report["run"]?["kind"] == "peers")
        let rows = try #require(report["results"]?.array)
        let status = { (subject: String) in rows.first { $0["subject"]?.string == subject }?["status"]?.string }
        #expect(status("chiplog") == "ok")
        #expect(status("reference") == "ok")
        #expect(status("zlog") == "skipped")
        #expect(run.folder.read("out.txt")?.contains("apt-get install zlog installs it") == true)
        #expect(run.folder.read("reports/peers.md")?.contains("| Chiplog 0.1.0 | builder |") == true)
        #expect(run.folder.read("reports/peers.html") != nil)
    }

    @Test("a program that writes something else than the events fails, with 6")
    func wrong() throws {
        manifest(
            """
            {"id": "liar", "name": "Liar", "configuration": "fast", "language": "sh", "about": "a script",
             "command": ["/bin/sh", "liar"], "install": "none", "scenarios": {"simple": {"format": "text"}}}
            """)
        run.folder.write(
            "liar",
            """
            [ "$2" != --protocol ] || { echo 1; exit; }
            while read line; do case $line in
              *'"load"'*) dir=${line#*'"directory":"'}; dir=${dir%%'"'*}; mkdir "$dir"; echo '{"loaded": "simple"}';;
              *) n=${line#*'"events_per_caller":'}; n=${n%%[!0-9]*}; echo 'no event seq=0' >"$dir/liar.log"
                echo "{\\"output\\": \\"$dir/liar.log\\", \\"sent\\": $n, \\"dropped\\": 0}";;
            esac <&0 >&0; done
            """)
        let result = try peers()
        #expect(result.code == 6, "\(result.errors)")
        #expect(run.folder.read("out.txt")?.contains("missing and unaccounted for, 1 torn") == true)
    }

    @Test(
        "what it cannot do is one sentence and exit code 2",
        arguments: [
            (own, ["zerolg"], #"no peer "zerolg" in peers.json"#), (own, ["chiplgo"], #"did you mean "Chiplog"?"#),
            ("", [], "expected at least one peer"), ("{}", [], #"peers.json:1: $.peers[0]: missing key "id""#),
        ])
    func refusals(peers: String, arguments: [String], sentence: String) throws {
        manifest(peers)
        let result = try run.run("peers", arguments: ["--manifest", "peers.json"] + arguments)
        #expect(result.code == 2)
        #expect(result.errors.contains(sentence), "\(result.errors)")
        #expect(run.folder.read("reports/peers.json") == nil)
    }

    @Test("a scenario that others cannot do, and a manifest that is not there, too")
    func noWay() throws {
        #expect(try run.run("peers", arguments: []).errors.contains("--manifest FILE names another"))
        manifest(Self.own)
        scenario(#""sink": "null""#)
        let result = try peers()
        #expect(result.code == 2)
        #expect(result.errors.contains("not every logger can do this"))
    }
}
