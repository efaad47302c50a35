import ChiplogBench
import Glibc
import Testing

@Suite("What chiplog release and chiplog history refuse", .timeLimit(.minutes(5)))
struct ReleaseUsageTests {
    /// A folder with two releases, and a repository with four tags; nothing of it is ever built.
    private func run() throws -> ReleaseRun {
        let run = try ReleaseRun()
        for tag in ["v1", "v2", "v3", "a/b", "a-b"] { try run.release(tag) }
        mkdir("\(run.run.folder)/reports", 0o755)
        try run.write(.sample("v1", commit: run.package.git("rev-parse", "v1")))
        let first = try run.record("v1.json").name
        try run.write(.sample("v2", commit: run.package.git("rev-parse", "v2"), after: first))
        return run
    }

    @Test(
        "is one sentence, before anything is built",
        arguments: [
            (["release"], "release needs revisions, the oldest first: ToyBenchmark release v1.0.0 v1.1.0"),
            (["release", "v1", "v9"], #"no revision "v9" in the repository "#),
            (["release", "v1", "v1"], "v1 is named twice"),
            (["release", "a-b", "HEAD"], "a-b is named twice"),
            (
                ["release", "v2"],
                #"v2 has nothing to be compared with, since no other release in "reports" is the newest"#
            ),
            (
                ["release", "v3", "-o", "none"],
                #"v3 has nothing to be compared with, since no other release in "none""#
            ),
            (["release", "v2", "v1"], "reports: the releases follow each other in a circle: v1 follows v2 follows v1"),
            (["release", "v1", "a/b", "a-b"], "a/b and a-b would have the same files, a-b.*"),
            (["release", "v1", "v2", "--base-bin", "x"], "unknown option --base-bin"),
            (["release", "v1", "v2", "--format", "csv"], "unknown option --format"),
            (["release", "v1", "v2", "--filter", "nothing"], "no row is left"),
            (["release", "v1", "v2", "-o", "Package.swift"], "no release can be written to the output folder"),
            (["history", "a", "b"], "history takes one folder, found 2"),
            (["history", "none"], #"no release in "none": ToyBenchmark release TAG TAG... writes them"#),
            (["history", "--metric", "alocs"], #"did you mean "allocs"?"#),
            (["history", "--format", "htm"], #"did you mean "html"?"#),
        ])
    func usage(arguments: [String], sentence: String) throws {
        let run = try run()
        let files = run.files
        let result = try run(arguments)
        #expect(result.code == 2)
        #expect(result.errors.contains(sentence), "\(result.errors)")
        #expect(result.errors.filter { $0 == "\n" }.count == 1)
        #expect(run.package.builds == [])
        #expect(run.files == files)
    }

    @Test("no other file is written over")
    func obstacle() throws {
        let run = try run()
        try run.run.write("reports/v3.json", "{}")
        let result = try run("release", "v2", "v3")
        #expect(result.code == 2)
        #expect(result.errors.contains("reports/v3.json is no release record and would be written over"))
        try run.write(.sample("a/b", commit: run.package.git("rev-parse", "a/b")))
        #expect(try run("release", "v2", "a-b").errors.contains("reports/a-b.json is the record of a/b"))
        #expect(run.run.read("reports/v3.json") == "{}")
    }

    @Test("no report and no chart of somebody else is written over")
    func otherPages() throws {
        let run = try run()
        try run.run.write("reports/v3.md", "# Mine")
        let report = try run("release", "v2", "v3", "--dry-run")
        #expect(report.code == 2)
        #expect(report.errors.contains("reports/v3.md is there without a record of v3 and would be written over"))
        // Beside its record it is a report of before.
        try run.run.write("reports/v2.md", "# Old")
        #expect(try run("release", "v1", "v2", "--dry-run").code == 0)
        try run.run.write("reports/history.html", "<title>History of 2 releases</title>")
        let chart = try run("release", "v1", "v2", "--dry-run")
        #expect(chart.code == 2)
        #expect(chart.errors.contains("reports/history.html was not made by chiplog and would be written over"))
        try run.run.write("reports/history.html", run("history", "--format", "html").output)
        #expect(try run("release", "v1", "v2", "--dry-run").code == 0)
    }

    @Test("a tag that has moved is told with both commits; once the old record is renamed, it is another release")
    func movedTag() throws {
        let run = try run()
        let old = try run.record("v2.json").name
        try run.package.git("tag", "--force", "v2", "a-b")
        let new = try run.package.git("rev-parse", "v2")
        for tags in [["v1", "v2"], ["v2"]] {
            let result = try run(["release"] + tags)
            #expect(result.code == 2)
            #expect(
                result.errors.contains(
                    "reports/v2.json is the record of v2 at commit \(old.commit.prefix(12)), but v2 has moved to "
                        + "\(new.prefix(12)): remove or rename the old record\n"))
        }
        let reports = "\(run.run.folder)/reports"
        #expect(rename("\(reports)/v2.json", "\(reports)/v2-old.json") == 0)
        let result = try run("release", "v2", "--dry-run")
        #expect(result.output.hasPrefix("v2, compared with v2\n"), "\(result.errors)")
    }

    @Test("a record that no record can be as long as is refused, and another file may be")
    func longRecord() throws {
        let run = try run()
        let long = String(repeating: " ", count: 4 << 20)
        try run.run.write("reports/v3.json", #"{"schema": "chiplog.release/1"\#(long)}"#)
        let result = try run("history")
        #expect(result.code == 2)
        #expect(
            result.errors
                == "chiplog: error: reports/v3.json: a release record has 40 KiB, and this one is longer than the "
                + "4 MiB that are read of one\n")
        try run.run.write("reports/v3.json", #"{"schema": "chiplog.report/1"\#(long)}"#)
        #expect(try run("history").code == 0)
    }

    @Test(
        "a broken record is told with its file and place",
        arguments: [
            (#"{"schema": "chiplog.release/1", "tool": 5}"#, "reports/v3.json: $.tool: expected an object, found 5"),
            (#"{"schema": "chiplog.release/2"}"#, #"reports/v3.json: $.schema: expected the supported version "#),
            ("{\n\"schema\": \"chiplog.release/1\",\n", "reports/v3.json:3: not JSON: "),
        ])
    func brokenRecord(text: String, sentence: String) throws {
        let run = try run()
        try run.run.write("reports/v3.json", text)
        for arguments in [["history"], ["release", "v1", "v2"]] {
            let result = try run(arguments)
            #expect(result.code == 2)
            #expect(result.errors.contains(sentence), "\(result.errors)")
        }
    }

    @Test("several newest releases leave it open which one to compare with")
    func severalNewest() throws {
        let run = try run()
        let first = try run.record("v1.json").name
        try run.write(.sample("fix", commit: run.package.git("rev-parse", "a-b"), after: first))
        let result = try run("release", "v3")
        #expect(result.code == 2)
        #expect(result.errors.contains(#"fix and v2 are all the newest in "reports": name the one before v3, too"#))
    }

    @Test("history writes what is asked for, to standard output or into a folder")
    func formats() throws {
        let run = try run()
        #expect(try run("history").output.hasPrefix("History of 2 releases: cpu time, ns/event\n"))
        #expect(try run("history", "reports", "--format", "markdown").output.hasPrefix("# History of 2 releases: "))
        #expect(try run("history", "--format", "html", "--rows").output.hasPrefix("<!DOCTYPE html>\n"))
        #expect(try run("history", "--metric", "instructions").output.hasPrefix("History of 2 releases: instructions"))
        #expect(try run("history", "-o", "a/b").output == "")
        #expect(run.run.names(in: "a/b") == ["history.html", "history.md"])
        #expect(try run("history", "-o", "c", "--format", "text").code == 0)
        #expect(run.run.names(in: "c") == ["history.txt"])
    }
}

extension ReleaseRecord {
    /// A release without rows.
    fileprivate static func sample(_ label: String, commit: String, after previous: ReleaseName? = nil) -> ReleaseRecord
    {
        var environment = EnvironmentRecord()
        environment.fingerprint = "0123456789abcdef"
        return ReleaseRecord(
            toolVersion: "0.1.0", started: "2026-01-01T00:00:00Z", profile: "default", seed: 42,
            name: ReleaseName(label: label, commit: commit), describe: nil,
            build: Build(swift: "6.3.1", flags: [], sha256: nil, bytes: nil), previous: previous,
            machine: Machine(environment))
    }
}

extension ReleaseRun {
    fileprivate func write(_ record: ReleaseRecord) throws {
        try run.write("reports/\(record.name.fileName).json", record.text)
    }
}
