import CBenchSystem
import Glibc
import Testing

@testable import ChiplogBench

@Suite("A run")
struct RunnerTests {
    /// What a run told, in words.
    private func story(
        _ members: String = "", passes: Set<PassName> = Set(PassName.allCases), worker script: String,
        stop: Interruption = .never
    ) throws -> (words: [String], rows: [ResultRow]) {
        let text = ToyProvider.file(members)
        let rows = try ToyProvider.load(text).map { RunPlan.Row(scenario: $0, text: text) }
        let plan = RunPlan(rows: rows, profile: .smoke, passes: passes, settings: [], seed: 1)
        let worker = WorkerCommand(executable: "/bin/sh", arguments: ["-c", script])
        var words: [String] = []
        var results: [ResultRow] = []
        Runner(plan, command: worker, scratch: "/nonexistent", stop: stop).run { event in
            switch event {
            case .rowStarted(let id, let index, let count): words.append("\(index) of \(count): \(id)")
            case .passProgress(let pass, let done, let total): words.append("\(pass) \(done)/\(total)")
            case .rowFinished(let row):
                words.append(row.status.rawValue)
                results.append(row)
            case .compared, .explained, .controlled: words.append("compared")
            }
        }
        return (words, results)
    }

    private static func delivering(missing: UInt64, dropped: UInt64 = 0) -> String {
        let delivery = Delivery(
            attempted: 100, accepted: 100, dropped: dropped, delivered: 100 - missing - dropped,
            missingUnaccounted: missing, verifiedBy: "script")
        return "read load; echo '{}'; read verify; echo '{\"delivery\": \(delivery.json.text())}'; read never"
    }

    @Test("each row is told of when it begins and when it is done")
    func order() throws {
        let story = try story(
            #""matrix": {"load.threads": [1, 2]}"#, passes: [.verify], worker: Self.delivering(missing: 0))
        #expect(
            story.words == [
                "0 of 2: toy/threads=1", "verify 0/1", "ok", "1 of 2: toy/threads=2", "verify 0/1", "ok",
            ])
    }

    @Test("a row that fails verification is not timed")
    func wrongDelivery() throws {
        let story = try story(worker: Self.delivering(missing: 1))
        #expect(story.words == ["0 of 1: toy", "verify 0/1", "failed"])
        #expect(story.rows[0].isDeliveryWrong)
        #expect(story.rows[0].metrics == [])
    }

    @Test("a row that dropped events warns that its figures are per call", arguments: [0, 7] as [UInt64])
    func droppedEvents(dropped: UInt64) throws {
        let story = try story(passes: [.verify], worker: Self.delivering(missing: 0, dropped: dropped))
        #expect(story.words.last == "ok")
        #expect(story.rows[0].warnings.map(\.code) == (dropped > 0 ? ["delivery.dropped"] : []))
    }

    @Test("a row whose time pass fails keeps what verification found, and has no figures")
    func failedTimePass() throws {
        let story = try story(worker: Self.delivering(missing: 0))
        #expect(story.words == ["0 of 1: toy", "verify 0/1", "time 0/1", "failed"])
        #expect(story.rows[0].delivery?.delivered == 100)
        #expect(story.rows[0].metrics == [])
        #expect(!story.rows[0].isDeliveryWrong)
        #expect(story.rows[0].reason?.hasPrefix("time pass: ") == true)
    }

    @Test("a row none of whose passes was asked for is skipped")
    func noPass() throws {
        let story = try story(#""passes": ["verify"]"#, passes: [.time], worker: "exit 1")
        #expect(story.words == ["0 of 1: toy", "skipped"])
    }

    @Test("an interrupted run starts nothing more and skips what is left")
    func interrupted() throws {
        var ends: [Int32] = [-1, -1]
        #expect(cbench_pipe(&ends) == 0)
        defer { for end in ends { close(end) } }
        #expect(write(ends[1], "x", 1) == 1)
        let story = try story(
            #""matrix": {"load.threads": [1, 2]}"#, worker: "exit 1", stop: Interruption(whenReadable: ends[0]))
        #expect(story.words.filter { $0 == "skipped" }.count == 2)
        #expect(story.rows.allSatisfy { $0.reason == "interrupted" })
    }

    @Test("verification comes before everything else")
    func passOrder() throws {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        let plan = RunPlan(rows: [], profile: .smoke, passes: [.time, .verify], settings: [], seed: 1)
        #expect(plan.passes(of: scenario) == [.verify, .time])
        #expect(Set(PassName.inOrder) == Set(PassName.allCases))
    }
}
