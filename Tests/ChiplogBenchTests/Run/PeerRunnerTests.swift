import CBenchSystem
import Glibc
import Synchronization
import Testing

@testable import ChiplogBench

@Suite("A run over peers")
struct PeerRunnerTests {
    /// Events of which a test says how they arrived.
    private final class Events: PeerEvents {
        let outputs = Mutex<[PeerOutput]>([])

        func covers(_ scenario: Scenario) -> Bool { true }
        func settings(of scenario: Scenario) -> [JSON.Member] { [JSON.Member("level", "info")] }
        func events(of scenario: Scenario, seed: UInt64) -> [JSON] { [["message": .string("seed \(seed)")]] }

        func delivery(of output: PeerOutput, _ scenario: Scenario, seed: UInt64) throws(WorkloadError) -> Delivery {
            outputs.withLock { $0.append(output) }
            return Delivery(
                attempted: output.sent, accepted: output.sent, dropped: output.dropped,
                delivered: output.sent - output.dropped, verifiedBy: "test")
        }
    }

    /// A reference that is the same script as everybody.
    private struct Reference: WorkloadReference {
        let name = "C"
        func covers(_ scenario: Scenario) -> Bool { true }
        func makeWorkload(_ request: WorkloadRequest) throws(WorkloadError) -> any Workload {
            throw WorkloadError("never made here")
        }
    }

    private let events = Events()
    private let scratch: String

    init() throws {
        var template = Array("/tmp/chiplog-test-XXXXXX".utf8CString)
        scratch = String(cString: try #require(mkdtemp(&template)))
    }

    private func peer(_ id: String, lines: [String: PeerLines] = ["toy": .text]) -> Peer {
        Peer(
            id: id, name: id, configuration: "fast", language: "sh", about: "a script", notes: ["everywhere"],
            scenarioNotes: ["toy": ["here"], "another": ["there"]], command: nil, install: "get \(id)", settings: [],
            lines: lines)
    }

    private func run(
        _ entries: [PeerRunner.Entry], passes: Set<PassName> = [.verify, .time], reference: Bool = true,
        own: ScriptedWorker = ScriptedWorker(cost: "100"),
        file: String = ToyProvider.file("")
    ) throws -> [ResultRow] {
        let rows = try Self.rows(file)
        defer { cbench_remove_tree(scratch) }
        let plan = RunPlan(
            rows: rows, profile: .smoke, passes: passes, settings: [], seed: 7,
            reference: reference ? Reference() : nil)
        var results: [ResultRow] = []
        let runner = PeerRunner(
            plan, entries, events: events, command: own.command, scratch: scratch)
        runner.run { if case .rowFinished(let row) = $0 { results.append(row) } }
        return results
    }

    private static func rows(_ file: String = ToyProvider.file("")) throws -> [RunPlan.Row] {
        try ToyProvider.load(file).map { RunPlan.Row(scenario: $0, text: file) }
    }

    /// A worker that answers `verify` as those do that cannot say what became of their events.
    ///
    /// - Parameters:
    ///   - output: What it says it has written; an expression of the shell.
    ///   - more: How many events more than it was asked for it says it did.
    private func foreign(output: String = "$dir/output.log", more: Int = 0, dropped: Int = 0) -> WorkerCommand {
        let worker = ScriptedWorker(
            cost: "200",
            load: """
                dir=${load#*'"directory":"'}; dir=${dir%%'"'*}; mkdir "$dir"; : >"$dir/output.log"; mkdir "$dir/folder"
                case $load in *'"task":{"scenario":"toy","events":"'*'"level":"info"}'*) echo '{}';;
                *) echo '{"error": "no task"}';; esac
                read verify; case $verify in
                *'"verify"'*) n=${verify#*'"events_per_caller":'}; n=${n%%[!0-9]*}
                  printf '{"output": "%s", "sent": %s, "dropped": %s}\\n' "\(output)" $((n + \(more))) \(dropped)
                  read hangup; exit;;
                *) echo '{"batch": 100}';; esac
                """)
        return worker.command
    }

    @Test("tells each one's figures beside the reference's, which stand there once")
    func ratios() throws {
        let results = try run([
            .init(peer("own"), .itself(try Self.rows())), .init(peer("other"), .program(foreign())),
        ])
        #expect(Set(results.map(\.subject)) == ["own", "other", "reference"])
        #expect(results.count == 3)
        let ratio = { (id: String) in results.first { $0.subject == id }?.figure(.ratioToReference)?.value }
        #expect(ratio("own") == 1)
        #expect(ratio("other") == 2)
        #expect(results.allSatisfy { $0.status == .ok })
    }

    @Test("reads back what another program has written")
    func readsBack() throws {
        let results = try run(
            [.init(peer("other"), .program(foreign(dropped: 10)))], passes: [.verify], reference: false)
        let output = try #require(events.outputs.withLock { $0.first })
        #expect(output.path.hasPrefix(scratch) && output.path.hasSuffix("/output.log"))
        #expect(output.lines == .text)
        #expect(output.dropped == 10)
        #expect(results.map(\.delivery?.delivered) == [output.sent - 10])
        #expect(results[0].warnings.map(\.code) == ["delivery.dropped", "peer.note", "peer.note"])
        #expect(results[0].warnings.suffix(2).map(\.message) == ["everywhere", "here"])
    }

    @Test(
        "believes a peer no further than its answer can be held against",
        arguments: [
            ("$dir/output.log", 1, 0, "it says it did"), ("$dir/output.log", -1, 0, "it says it did"),
            ("$dir/output.log", 0, 1_000_000, "of which it dropped 1000000"),
            ("/dev/zero", 0, 0, #"its output "/dev/zero" is no file of its folder"#),
            ("$dir/folder", 0, 0, "is no file of its folder"), ("$dir/../peers.log", 0, 0, "is no file of its folder"),
            ("$dir/none.log", 0, 0, "is no file of its folder"),
        ])
    func liars(output: String, more: Int, dropped: Int, sentence: String) throws {
        let worker = foreign(output: output, more: more, dropped: dropped)
        let results = try run([.init(peer("other"), .program(worker))], passes: [.verify], reference: false)
        #expect(results.map(\.status) == [.failed])
        #expect(results[0].reason?.contains(sentence) == true, "\(results[0].reason ?? "")")
        #expect(events.outputs.withLock { $0 } == [])
    }

    @Test("where the reference fails, the others have their figures, and a word about the ratio")
    func noReference() throws {
        let results = try run(
            [.init(peer("other"), .program(foreign()))], own: ScriptedWorker(load: "exit 3"))
        let other = try #require(results.first { $0.subject == "other" })
        #expect(other.status == .ok)
        #expect(other.figure(.cpuTime) != nil)
        #expect(other.figure(.ratioToReference) == nil)
        #expect(other.warnings.map(\.code).contains("reference.failed"))
        #expect(results.first { $0.subject == "reference" }?.status == .failed)
    }

    @Test("a row that a peer's settings leave out is no trap")
    func otherRows() throws {
        let rows = try Self.rows(ToyProvider.file(#""matrix": {"load.threads": [2]}"#))
        let results = try run([.init(peer("own"), .itself(rows))])
        #expect(results.map(\.status) == [.failed])
        #expect(results[0].reason == "with its settings there is no row of this id")
    }

    @Test("a peer that is not there is skipped, with the way to have it")
    func missing() throws {
        let results = try run([.init(peer("other"), .missing("get other installs it"))])
        #expect(results.map(\.subject) == ["other"])
        #expect(results.map(\.status) == [.skipped])
        #expect(results[0].reason == "get other installs it")
    }

    @Test("measures nobody in a scenario that he does not do")
    func others() throws {
        let results = try run([
            .init(peer("own", lines: ["another": .text]), .itself(try Self.rows())),
            .init(peer("other"), .missing("gone")),
        ])
        #expect(results.map(\.subject) == ["other"])
    }

    @Test("leaves nothing behind")
    func tidy() throws {
        let plan = RunPlan(
            rows: try Self.rows(), profile: .smoke, passes: [.verify], settings: [], seed: 7)
        let entries = [PeerRunner.Entry(peer("other"), .program(foreign()))]
        let runner = PeerRunner(
            plan, entries, events: events, command: ScriptedWorker().command, scratch: scratch)
        runner.run { _ in }
        #expect(rmdir(scratch) == 0)
    }
}
