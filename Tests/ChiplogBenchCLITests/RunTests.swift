import ChiplogBench
import Glibc
import Testing

@Suite("chiplog run", .timeLimit(.minutes(2)))
struct RunTests {
    private static let toyLimit = "\"limits\": {\"wall\": \"20s\"}"

    /// What is measured of a row that drops nothing and is measured alone.
    private static let plainMetrics = MetricDefinition.all.filter { [.time, .alloc].contains($0.pass) }.map(\.name)
        .filter {
            !["dropped", "ratio_to_reference"].contains($0)
        }

    private func report(_ run: ToyRun) throws -> JSON {
        try JSON.parse(try #require(run.read("reports/latest.json")))
    }

    @Test("rows are verified and timed, and both reports are written")
    func good() throws {
        let run = try ToyRun()
        try run.scenario("good", #""matrix": {"load.threads": [1, 3], "load.executor": ["thread", "task"]}"#)
        let result = try run.run("run", "--profile", "smoke")
        #expect(result.code == 0)
        // Nothing but warnings: that this is a debug build, and on a busy machine that it is busy.
        #expect(result.errors.split(separator: "\n").allSatisfy { $0.hasPrefix("chiplog: warning: ") })
        #expect(result.output.contains("good      4 of 4"))
        #expect(result.output.hasSuffix("\nWritten: reports/latest.json, reports/latest.md, reports/latest.html\n"))
        #expect(run.names(in: "reports") == ["latest.html", "latest.json", "latest.md"])
        #expect(run.names(in: "tmp") == [])
        let report = try report(run)
        let rows = try #require(report["results"]?.array)
        #expect(
            rows.map { $0["id"]?.string } == [
                "good/threads=1/executor=thread", "good/threads=1/executor=task", "good/threads=3/executor=thread",
                "good/threads=3/executor=task",
            ])
        for row in rows {
            #expect(row["status"] == "ok")
            #expect(row["metrics"]?.members?.map(\.key) == Self.plainMetrics)
            #expect(row["delivery"]?["missing_unaccounted"] == 0)
        }
        #expect(report["run"]?["status"] == "ok")
        #expect(report["verdict"]?["exit"] == 0)
        #expect(run.read("reports/latest.md")?.hasPrefix("**chiplog: 1 scenario ok") == true)
    }

    @Test("lost events make the row fail, withhold its figures, and exit with 6")
    func lost() throws {
        let run = try ToyRun()
        try run.scenario("lossy", #""toy": {"fault": "lose"}"#)
        try run.scenario("good")
        let result = try run.run("run", "--profile", "smoke")
        #expect(result.code == 6)
        let rows = try #require(try report(run)["results"]?.array)
        #expect(rows.map { $0["status"] } == ["ok", "failed"])
        #expect(rows[1]["metrics"] == [:])
        #expect(rows[1]["reason"]?.string?.contains("missing and unaccounted for") == true)
    }

    @Test(
        "whatever happens to a worker is one sentence, and the other rows are measured",
        arguments: [
            ("crash", "failed", "SIG"), ("crash", "failed", "the toy is broken"),
            ("refuse", "failed", "the toy refuses; nothing was measured"), ("exit", "failed", "exited with code 7"),
            ("hang", "timeout", "the wall limit of 1 s"),
        ], ["verify", "time"])
    func faults(fault: (String, String, String), pass: String) throws {
        let run = try ToyRun()
        // Short only where it is waited for: on a busy machine a crash takes its time too.
        let wall = fault.0 == "hang" ? "1s" : "60s"
        try run.scenario(
            "bad", #""toy": {"fault": "\#(fault.0)", "pass": "\#(pass)"}"#, #""limits": {"wall": "\#(wall)"}"#)
        try run.scenario("good", #""load": {"events": 100}"#)
        let result = try run.run("run", "--profile", "smoke")
        #expect(result.code == 3)
        let rows = try #require(try report(run)["results"]?.array)
        #expect(rows.map { $0["status"]?.string } == [fault.1, "ok"])
        let reason = try #require(rows[0]["reason"]?.string)
        #expect(reason.hasPrefix("\(pass) pass: ") && reason.contains(fault.2))
        #expect(rows[0]["metrics"] == [:])
        #expect(run.names(in: "tmp") == [])
    }

    @Test(
        "the first interruption ends the run: finished rows stay, the worker does not",
        arguments: [SIGINT, SIGTERM, SIGHUP])
    func interrupted(signal: Int32) throws {
        let run = try ToyRun()
        try run.scenario("a-good")
        #expect(mkfifo("\(run.folder)/announcement", 0o600) == 0)
        try run.scenario(
            "b-hangs", Self.toyLimit, #""toy": {"fault": "hang", "pass": "time", "announce": "announcement"}"#)
        try run.scenario("c-never")
        try run.start(["run", "--profile", "smoke"])
        let worker = try Announcement(run)
        // A terminal sends it to both.
        #expect(kill(worker.pid, signal) == 0)
        #expect(kill(run.pid, signal) == 0)
        let result = run.wait()
        #expect(result.code == 3)
        // The parent has reaped its worker before it ended, so its number is free.
        #expect(kill(worker.pid, 0) == -1)
        let report = try report(run)
        let rows = try #require(report["results"]?.array)
        #expect(rows.map { $0["status"] } == ["ok", "skipped", "skipped"])
        #expect(rows[2]["reason"] == "interrupted")
        #expect(report["run"]?["status"] == "failed")
        #expect(run.names(in: "tmp") == [])
    }

    @Test("a killed run takes its worker along, and no folder stays", arguments: [SIGKILL, SIGQUIT])
    func killed(signal: Int32) throws {
        let run = try ToyRun()
        #expect(mkfifo("\(run.folder)/announcement", 0o600) == 0)
        try run.scenario("hangs", #""toy": {"fault": "hang", "announce": "announcement"}"#)
        try run.start(["run", "--profile", "smoke"])
        let worker = try Announcement(run)
        if signal == SIGQUIT { #expect(kill(worker.pid, signal) == 0) }
        #expect(kill(run.pid, signal) == 0)
        #expect(run.wait().code == nil)
        worker.waitForEnd()
        #expect(run.names(in: "tmp") == [])
        #expect(run.names(in: "reports") == [])
    }

    @Test("before a run begins, one interruption ends the command")
    func interruptedBefore() throws {
        let run = try ToyRun()
        #expect(mkfifo("\(run.folder)/scenarios/slow.json", 0o600) == 0)
        try run.start(["validate"])
        // Opening the pipe waits until the command reads from it.
        let pipe = open("\(run.folder)/scenarios/slow.json", O_WRONLY)
        defer { close(pipe) }
        #expect(kill(run.pid, SIGINT) == 0)
        #expect(run.wait().code == nil)
    }

    @Test("a full disk leaves the earlier reports as they were, and nothing half-written")
    func fullDisk() throws {
        let run = try ToyRun()
        try run.scenario("good")
        #expect(try run.run("run", "--profile", "smoke").code == 0)
        let before = run.read("reports/latest.json")
        let result = try run.run("run", "--profile", "smoke", "--quiet", after: "ulimit -f 1")
        #expect(result.code == 3)
        #expect(
            result.errors == """
                chiplog: error: reports/latest.json cannot be written: File too large; earlier reports are untouched, \
                this run's are lost

                """)
        #expect(run.read("reports/latest.json") == before)
        #expect(run.names(in: "reports") == ["latest.html", "latest.json", "latest.md"])
    }

    @Test(
        "an output folder that cannot be written is told before anything is measured",
        arguments: [
            ("scenarios/good.json", "Not a directory"), ("scenarios/good.json/x", "Not a directory"),
            ("/proc/x/y", "No such file or directory"),
        ])
    func unwritable(output: String, reason: String) throws {
        let run = try ToyRun()
        try run.scenario("good", #""toy": {"fault": "hang"}"#)
        let result = try run.run("run", "--output", output)
        #expect(result.code == 2)
        #expect(
            result.errors
                == "chiplog: error: no report can be written to the output folder \"\(output)\": \(reason)\n")
    }

    @Test("a scratch folder that is not there is told once, before anything is measured")
    func noScratch() throws {
        let run = try ToyRun()
        try run.scenario("good", #""toy": {"fault": "hang"}"#)
        let result = try run.run("run", after: "TMPDIR=nowhere")
        #expect(result.code == 2)
        #expect(
            result.errors == """
                chiplog: error: no scratch folder can be made in "nowhere", where TMPDIR or its default points: \
                No such file or directory

                """)
        #expect(run.names(in: "reports") == [])
    }

    @Test("a folder in the place of a report is told before anything is measured, and the other report stays")
    func folderInTheWay() throws {
        let run = try ToyRun()
        try run.scenario("good", #""toy": {"fault": "hang"}"#)
        let result = try run.run(
            "run", after: "mkdir -p reports/latest.md; echo earlier > reports/latest.json")
        #expect(result.code == 2)
        #expect(
            result.errors == """
                chiplog: error: no report can be written to the output folder "reports": latest.md is a folder there, \
                not a file

                """)
        #expect(run.read("reports/latest.json") == "earlier\n")
    }

    @Test(
        "a process without standard streams writes its reports all the same",
        arguments: ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
    func closedStreams(stream: String) throws {
        let run = try ToyRun()
        try run.scenario("good")
        let result = try run.run("run", "--profile", "smoke", closing: stream)
        #expect(result.code == 0)
        #expect(try report(run)["verdict"]?["exit"] == 0)
    }

    @Test("GitHub's job summary gets the Markdown; one that cannot be written is a warning")
    func stepSummary() throws {
        let run = try ToyRun()
        try run.scenario("good")
        let good = try run.run(
            "run", "--profile", "smoke", after: "GITHUB_STEP_SUMMARY=s.md; export GITHUB_STEP_SUMMARY")
        #expect(good.code == 0)
        #expect(run.read("s.md") == run.read("reports/latest.md"))
        let bad = try run.run("run", "--profile", "smoke", after: "GITHUB_STEP_SUMMARY=tmp; export GITHUB_STEP_SUMMARY")
        #expect(bad.code == 0)
        #expect(bad.errors.contains("chiplog: warning: the job summary cannot be written to tmp: "))
        #expect(mkfifo("\(run.folder)/pipe", 0o600) == 0)
        let unread = try run.run(
            "run", "--profile", "smoke", after: "GITHUB_STEP_SUMMARY=pipe; export GITHUB_STEP_SUMMARY")
        #expect(unread.code == 0)
        #expect(unread.errors.contains("chiplog: warning: the job summary cannot be written to pipe: "))
    }

    @Test("passes that are left out leave their part out")
    func leftOutPasses() throws {
        let run = try ToyRun()
        try run.scenario("good")
        #expect(try run.run("run", "--profile", "smoke", "--no-alloc", "--no-time").code == 0)
        #expect(try report(run)["results"]?[0]?["metrics"] == [:])
        #expect(try run.run("run", "--profile", "smoke", "--no-verify").code == 0)
        let row = try #require(try report(run)["results"]?[0])
        #expect(row["delivery"] == .null)
        #expect(row["warnings"]?[0]?["code"] == "delivery.unverified")
        #expect(try run.run("run", "--profile", "smoke", "--set", "passes=[\"verify\"]", "--no-verify").code == 3)
        #expect(try report(run)["results"]?[0]?["status"] == "skipped")
    }

    @Test("only the formats asked for are written, into a folder that is made")
    func formats() throws {
        let run = try ToyRun()
        try run.scenario("good")
        let result = try run.run("run", "--profile=smoke", "-o", "a/b", "--format", "markdown", "-q", "good")
        #expect(result.code == 0)
        #expect(result.output == "")
        #expect(run.names(in: "a/b") == ["latest.md"])
    }
}
