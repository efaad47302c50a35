import ChiplogBench
import Glibc
import Testing

@testable import ChiplogBenchCLI
@testable import ToyBenchmark

@Suite("A session of releases", .timeLimit(.minutes(2)))
struct ReleaseSessionTests {
    private let package: TemporaryPackage
    private var folder: String { "\(package.folder)/reports" }

    /// Three releases, none of which is ever built.
    init() throws {
        package = try TemporaryPackage()
        for tag in ["v1", "v2", "v3"] { try package.commit(tag: tag) }
    }

    /// Runs a session in which `measure` stands for the comparisons.
    private func run(
        _ tags: [String], stop: Interruption = .never,
        _ measure: (_ base: String, _ head: String) -> ComparisonOutcome
    ) throws -> (code: ExitCode, errors: String) {
        nonisolated(unsafe) var errors = ""
        let context = CommandContext(
            provider: ToyProvider(), arguments: [], console: Console(write: { _ in }, writeError: { errors += $0 }))
        let repository = try GitRepository(of: package.package, environment: package.environment, stop: .never)
        let kept = try ReleaseFolder(folder)
        var session = ReleaseSession(
            try ReleasePlan(tags, in: repository, kept), kept, isQuiet: true, context, stop: stop)
        let code = try session.run { base, head in measure(base.name.label, head.name.label) }
        return (code, errors)
    }

    private func record(_ label: String) throws -> ReleaseRecord? {
        try ReleaseFolder(folder).records.first { $0.name.label == label }
    }

    @Test("a wish to stop at the end of a comparison loses nothing of it")
    func stopAtTheEnd() throws {
        var ends: [Int32] = [0, 0]
        #expect(pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        let result = try run(["v1", "v2", "v3"], stop: Interruption(whenReadable: ends[0])) { _, _ in
            #expect(write(ends[1], "x", 1) == 1)
            return .complete
        }
        #expect(result.code == .failure)
        #expect(result.errors == "chiplog: error: interrupted before v3 was compared with v2\n")
        #expect(try record("v2")?.previous?.label == "v1")
        #expect(try record("v3") == nil)
    }

    @Test("a comparison that was ended early leaves no record")
    func interrupted() throws {
        let result = try run(["v1", "v2"]) { _, _ in
            var outcome = ComparisonOutcome.complete
            outcome.isInterrupted = true
            return outcome
        }
        #expect(result.code == .failure)
        #expect(try ReleaseFolder(folder).records == [])
    }

    @Test("a release that was measured keeps its record when it does not build any more", arguments: ["v1", "v2"])
    func brokenSince(label: String) throws {
        _ = try run(["v1", "v2", "v3"]) { _, _ in .complete }
        let before = try ["v1", "v2", "v3"].map(record)
        let result = try run(["v1", "v2"]) { base, head in .unbuilt(label == base ? .base : .head) }
        #expect(
            result.errors.contains(
                "chiplog: error: \(label) was measured on 2026-01-01 and does not build now: its record stays as it is\n"
            ))
        #expect(try ["v1", "v2", "v3"].map(record) == before)
        let lines = try ReleaseFolder(folder).history().lines
        #expect(lines.map { $0.releases.map(\.name.label) } == [["v1", "v2", "v3"]])
    }

    @Test("a record that was never measured is replaced, whatever comes")
    func brokenTwice() throws {
        _ = try run(["v1", "v2"]) { _, _ in .unbuilt(.head) }
        #expect(try record("v2")?.failure == "it does not build")
        #expect(try run(["v1", "v2"]) { _, _ in .unbuilt(.head) }.errors == "")
        _ = try run(["v1", "v2"]) { _, _ in .complete }
        #expect(try record("v2")?.isMeasured == true)
    }

    @Test("what could not be written is not taken for kept")
    func unwritten() throws {
        try Folder.make("\(folder)/v2.json")
        var kept = try ReleaseFolder(folder)
        let name = ReleaseName(label: "v2", commit: try package.git("rev-parse", "v2"))
        let report = ComparisonOutcome.complete.report
        let error = #expect(throws: CommandError.self) {
            try kept.write([ReleaseRecord(report, .base, name: name, describe: nil)], report)
        }
        #expect(error?.messages == ["\(folder)/v2.json cannot be written: v2.json is a folder there, not a file"])
        #expect(kept.records == [])
        #expect(rmdir("\(folder)/v2.json") == 0)
        let written = try kept.write([ReleaseRecord(report, .base, name: name, describe: nil)], report)
        #expect(written == ["v2.json", "v2.md", "README.md", "history.html"].map { "\(folder)/\($0)" })
        #expect(kept.record(of: name) != nil)
    }
}

extension ComparisonOutcome {
    /// A comparison of no rows.
    fileprivate static var complete: ComparisonOutcome {
        var environment = EnvironmentRecord()
        environment.fingerprint = "0123456789abcdef"
        return ComparisonOutcome(
            report: Report(
                toolVersion: "0.1.0",
                run: ReportRun(
                    id: "x", kind: .release, started: "2026-01-01T00:00:00Z", durationSeconds: 1, profile: "smoke",
                    seed: 42, argv: [], status: .ok),
                subjects: [], environment: environment, results: [],
                verdict: Verdict(results: [], interrupted: false)),
            unbuilt: nil, isInterrupted: false)
    }

    fileprivate static func unbuilt(_ arm: Arm) -> ComparisonOutcome {
        var outcome = complete
        outcome.unbuilt = BuildFailure(arm: arm, reason: "it does not build")
        return outcome
    }
}
