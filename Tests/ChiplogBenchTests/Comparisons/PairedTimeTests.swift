import Testing

@testable import ChiplogBench

@Suite("Two rows side by side")
struct PairedTimeTests {
    /// Samples of `cost` nanoseconds of CPU time per event, from a worker that is a shell script.
    private func request(cost: Int, asked: CommandLog) throws -> PassRequest {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        let sample =
            #"{"events_per_caller": 100, "callers_ns": [1], "calling_ns": 1, "draining_ns": 1, "cpu_ns": \#(cost * 100), "bytes": null, "dropped": 0}"#
        let script = """
            read load; echo '{}'
            while read line; do
              case $line in
                *warm_up*) echo '{"batch": 100}';;
                *) echo '{"samples": [\(sample)]}';;
              esac
            done
            """
        return PassRequest(
            scenario: scenario, profile: .selfTest, seed: 1,
            startWorker: { (block) throws(WorkerFailure) in
                asked.blocks.append(block)
                return try WorkerConnection(
                    WorkerAssignment(
                        file: "toy.json", text: "{}", settings: [], id: "toy", pass: .time, seed: 1,
                        directory: "/nonexistent/chiplog-test", parent: 1),
                    command: WorkerCommand(executable: "/bin/sh", arguments: ["-c", script]), wall: .seconds(60),
                    stop: .never)
            },
            startCounted: { () throws(WorkerFailure) in .unavailable("no") }, progress: { _, _ in })
    }

    /// The blocks that workers were started for.
    private final class CommandLog {
        var blocks: [Int] = []
    }

    @Test("a block is a fresh pair of workers, and its value the logarithm of head by base")
    func block() throws {
        let (base, head) = (CommandLog(), CommandLog())
        var pairs = PairedTime(
            base: try request(cost: 100, asked: base), head: try request(cost: 110, asked: head),
            PairedTime.Method(turns: 4, warmUpTurns: 2, sharesBatch: true))
        let blocks = [try pairs.block(0), try pairs.block(1)]
        #expect(blocks.allSatisfy { $0.base.count == 4 && $0.head.count == 4 })
        #expect(blocks.compactMap(\.cpuTimeLogRatio).allSatisfy { abs($0 - 0.0953) < 0.0001 })
        #expect(base.blocks == [0, 1])
        #expect(head.blocks == [0, 1])
    }

    @Test(
        "a difference is judged by its threshold, after as few blocks as allow it",
        arguments: [
            (103, Comparison.Verdict.regressed), (97, .improved), (100, .same), (101, .same),
        ])
    func comparison(cost: Int, verdict: Comparison.Verdict) throws {
        let log = CommandLog()
        var comparison = CPUTimeComparison(
            base: try request(cost: 100, asked: CommandLog()), head: try request(cost: cost, asked: log),
            threshold: 0.02)
        let result = try #require(try comparison.measure())
        #expect(result.verdict == verdict)
        #expect(abs(result.ratio - Double(cost) / 100) < 1e-9)
        #expect(log.blocks == Array(0..<6))
    }

    @Test(
        "a change of less than the slack is none, however large a share it is, and the threshold says so",
        arguments: [
            (100, 150, 49.9, Comparison.Verdict.regressed), (100, 150, 50.1, .same), (100, 150, 0, .regressed),
            (150, 100, 49.9, .improved), (150, 100, 50.1, .same),
        ])
    func slack(base: Int, head: Int, slack: Double, verdict: Comparison.Verdict) throws {
        var comparison = CPUTimeComparison(
            base: try request(cost: base, asked: CommandLog()), head: try request(cost: head, asked: CommandLog()),
            threshold: 0.02, slack: slack)
        let result = try #require(try comparison.measure())
        #expect(result.verdict == verdict)
        #expect(abs(result.threshold - max(0.02, slack / 100)) < 1e-9)
    }
}
