import ChiplogBench
import Glibc
import Testing

@Suite("chiplog release", .timeLimit(.minutes(5)))
struct ReleaseVerbTests {
    @Test("three tags give three records, two reports, a page and a chart")
    func threeTags() throws {
        let run = try ReleaseRun()
        try run.release("v1")
        try run.release("v2", fault: "allocate")
        try run.release("v3")
        let result = try run("release", "v1", "v2", "v3", "--profile", "smoke")
        #expect(result.code == 1, "\(result.errors)\(result.output)")
        #expect(result.output.contains("v2, compared with v1\nchiplog: REGRESSED: 2 of 2 figures worse than v1"))
        #expect(result.output.contains("v3, compared with v2\nchiplog: improved: 2 of 2 figures better than v2"))
        #expect(result.output.contains("Written: reports/v1.json, reports/v2.json, reports/v2.md, reports/README.md, "))
        #expect(result.output.contains("\n\nv3, compared with v2\n"))
        let files = ["v3.json", "v3.md", "README.md", "history.html"].map { "reports/\($0)" }
        #expect(result.output.hasSuffix("Written: \(files.joined(separator: ", "))\n\n"))
        #expect(run.files == ["README.md", "history.html", "v1.json", "v2.json", "v2.md", "v3.json", "v3.md"])
        #expect(run.package.builds.count == 3)
        #expect(try run.package.worktrees() == [])
        let records = try ["v1.json", "v2.json", "v3.json"].map(run.record)
        #expect(records.map(\.name.label) == ["v1", "v2", "v3"])
        #expect(records.map(\.name.commit) == (try ["v1", "v2", "v3"].map { try run.package.git("rev-parse", $0) }))
        #expect(records.map(\.previous?.label) == [nil, "v1", "v2"])
        #expect(records.map { $0.rows.map(\.id) } == [["toy"], ["toy"], ["toy"]])
        let allocations = records.compactMap { $0.rows[0].figure(.allocations) }
        #expect(allocations.map(\.value) == [0, 3, 0])
        #expect(allocations.map(\.change?.ratio) == [nil, .infinity, 0])
        #expect(allocations.map(\.change?.judgement?.verdict) == [nil, .regressed, .improved])
        #expect(run.run.read("reports/v2.md")?.hasPrefix("**chiplog: REGRESSED: 2 of 2 figures worse than v1") == true)
        let page = try #require(run.run.read("reports/README.md"))
        for link in ["[v3](v3.md)", "[v2](v2.md)", "[v1](v1.json)"] { #expect(page.contains("- \(link), ")) }
        #expect(page.contains("| toy | 0 | 3 | 0 | ▁█▁ | 100.0 % fewer |"))
        #expect(run.run.names(in: "tmp") == [])
    }

    @Test("one that does not build has that for its record, and the next is compared with the last that does")
    func unbuilt() throws {
        let run = try ReleaseRun()
        try run.release("v1")
        try run.brokenRelease("v2")
        try run.brokenRelease("v3")
        try run.release("v4")
        let result = try run("release", "v1", "v2", "v3", "v4", "--profile", "smoke")
        #expect(result.code == 3)
        #expect(result.errors.contains("v2 does not build: swift exited with code 1; all that it said is in "))
        #expect(result.output.contains("v4, compared with v1\nchiplog: no change from v1: 2 of 2 figures the same"))
        #expect(
            run.files
                == [
                    "README.md", "history.html", "v2.json", "v2.md", "v3.json", "v3.md", "v4.json", "v4.md", "v1.json",
                ].sorted())
        let broken = try run.record("v2.json")
        #expect(!broken.isMeasured && broken.rows.isEmpty && broken.build == nil)
        // Nothing of this machine, since it is made to be committed.
        #expect(broken.failure == "v2 does not build: swift exited with code 1")
        #expect(try run.record("v3.json").previous?.label == "v2")
        #expect(try run.record("v4.json").previous?.label == "v1")
        let page = try #require(run.run.read("reports/README.md"))
        #expect(page.contains("| scenario | v1 | v2 | v3 | v4 | trend | last step |"))
        #expect(page.contains("| toy | start | not built | not built | ±0.0 % | ▁░░▁ | ±0.0 %, the same |"))
        #expect(page.contains("- [v2](v2.md), ") && page.contains(": v2 does not build: swift exited with code 1\n"))
        #expect(try run.package.worktrees() == [])
    }

    @Test("where the first one does not build, the next begins")
    func unbuiltFirst() throws {
        let run = try ReleaseRun()
        try run.brokenRelease("v1")
        try run.release("v2")
        try run.release("v3")
        let result = try run("release", "v1", "v2", "v3", "--profile", "smoke")
        #expect(result.code == 3)
        #expect(result.errors.contains("v1 was not built, so nothing is compared with it\n"))
        #expect(try !run.record("v1.json").isMeasured)
        #expect(try run.record("v2.json").previous == nil)
        #expect(try run.record("v3.json").previous?.label == "v2")
    }

    @Test("one tag is compared with the newest release that is there, whose record stays as it is")
    func oneTag() throws {
        let run = try ReleaseRun()
        for tag in ["v1", "v2", "v3"] { try run.release(tag) }
        #expect(try run("release", "v1", "v2", "--profile", "smoke", "-q").code == 0)
        let before = ["v1.json", "v2.json", "v2.md"].map { run.run.read("reports/\($0)") }
        let result = try run("release", "v3", "--profile", "smoke")
        #expect(result.code == 0)
        #expect(result.output.hasPrefix("v3, compared with v2\n"))
        #expect(try run.record("v3.json").previous == run.record("v2.json").name)
        #expect(["v1.json", "v2.json", "v2.md"].map { run.run.read("reports/\($0)") } == before)
        #expect(run.package.builds.count == 3)
        let history = try run("history")
        #expect(history.code == 0)
        #expect(history.output.hasPrefix("History of 3 releases: allocs, allocs/event\n\nv1 to v3: "))
    }

    @Test("an interruption loses nothing that is finished")
    func interrupted() throws {
        let run = try ReleaseRun(members: #""passes": ["alloc"], "toy": {"announce": "announcement"}"#)
        #expect(mkfifo("\(run.run.folder)/announcement", 0o600) == 0)
        try run.release("v1")
        try run.release("v2")
        try run.release("v3", fault: "hang")
        try run.release("v4")
        try run.start("release", "v1", "v2", "v3", "v4", "--profile", "smoke")
        let worker = try Announcement(run.run)
        #expect(kill(run.run.pid, SIGINT) == 0)
        let result = run.run.wait()
        #expect(result.code == 3)
        #expect(result.errors.contains("chiplog: error: interrupted before v3 was compared with v2\n"))
        #expect(run.files == ["README.md", "history.html", "v1.json", "v2.json", "v2.md"])
        #expect(run.run.read("reports/README.md")?.contains("| scenario | v1 | v2 |") == true)
        #expect(kill(worker.pid, 0) == -1)
        #expect(run.run.names(in: "tmp") == [])
        #expect(try run.package.worktrees() == [])
    }

    @Test("what somebody wrote around the history stays")
    func page() throws {
        let run = try ReleaseRun()
        try run.release("v1")
        try run.release("v2")
        mkdir("\(run.run.folder)/reports", 0o755)
        let mine = "# Ours\r\n\tÜber\u{301}\n<!-- chiplog history -->"
        try run.run.write("reports/README.md", mine + "\nold\n<!-- end of chiplog history -->\n\nThe end")
        try run.run.write("reports/other.json", "{\"schema\": \"chiplog.report/1\"}")
        try run.run.write("reports/broken.json", "{")
        #expect(try run("release", "v1", "v2", "--profile", "smoke", "-q").code == 0)
        let page = try #require(run.run.read("reports/README.md"))
        #expect(page.hasPrefix(mine + "\n\n**v1 to v2: "))
        #expect(page.hasSuffix("\n\n<!-- end of chiplog history -->\n\nThe end"))
        #expect(!page.contains("old"))
        #expect(run.run.read("reports/other.json") == "{\"schema\": \"chiplog.report/1\"}")
    }

    @Test("a dry run says what would be compared, and builds nothing")
    func dryRun() throws {
        let run = try ReleaseRun()
        for tag in ["v1", "v2", "v3"] { try run.release(tag) }
        let result = try run("release", "v1", "v2", "v3", "--dry-run")
        #expect(result.code == 0)
        #expect(result.output.hasPrefix("v2, compared with v1\nv3, compared with v2\ntoy  (verify, alloc)\n"))
        #expect(run.package.builds == [])
        #expect(run.run.names(in: "reports") == [])
    }
}
