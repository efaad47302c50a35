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
            guard output.path != "/unreadable" else { throw WorkloadError("cannot be read back") }
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

    private func peer(_ id: String, lines: [String: PeerLines] = ["toy": .text]) -> Peer {
        Peer(
            id: id, name: id, configuration: "fast", language: "sh", about: "a script", notes: [], command: nil,
            install: "get \(id)", settings: [], lines: lines)
    }

    private func run(
        _ entries: [PeerRunner.Entry], passes: Set<PassName> = [.verify, .time], reference: Bool = true,
        file: String = ToyProvider.file("")
    ) throws -> [ResultRow] {
        let rows = try Self.rows(file)
        let plan = RunPlan(
            rows: rows, profile: .smoke, passes: passes, settings: [], seed: 7,
            reference: reference ? Reference() : nil)
        var results: [ResultRow] = []
        let runner = PeerRunner(
            plan, entries, events: events, command: ScriptedWorker(cost: "100").command, scratch: "/tmp")
        runner.run { if case .rowFinished(let row) = $0 { results.append(row) } }
        return results
    }

    private static func rows(_ file: String = ToyProvider.file("")) throws -> [RunPlan.Row] {
        try ToyProvider.load(file).map { RunPlan.Row(scenario: $0, text: file) }
    }

    /// A worker that answers `verify` as those do that cannot say what became of their events.
    private func foreign(output: String = "/some/output", sent: Int = 50, dropped: Int = 0) -> WorkerCommand {
        let answer = #"{"output": "\#(output)", "sent": \#(sent), "dropped": \#(dropped)}"#
        let worker = ScriptedWorker(
            cost: "200",
            load: """
                case $load in *'"task":{"scenario":"toy","events":"/tmp/'*'"level":"info"}'*) echo '{}';;
                *) echo '{"error": "no task"}';; esac
                read verify; case $verify in *verify*) echo '\(answer)'; exit;; *) echo '{"batch": 100}';; esac
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

    @Test("reads back what another program has written, under the names it gives")
    func readsBack() throws {
        let results = try run(
            [.init(peer("other"), .program(foreign(sent: 60, dropped: 10)))], passes: [.verify], reference: false)
        #expect(
            events.outputs.withLock { $0 } == [PeerOutput(path: "/some/output", lines: .text, sent: 60, dropped: 10)])
        #expect(results.map(\.delivery?.delivered) == [50])
        #expect(results[0].warnings.map(\.code) == ["delivery.dropped"])
    }

    @Test("a peer whose output cannot be read back has no figures")
    func unreadable() throws {
        let results = try run(
            [.init(peer("other"), .program(foreign(output: "/unreadable")))], passes: [.verify], reference: false)
        #expect(results.map(\.status) == [.failed])
        #expect(results[0].reason == "verify pass: cannot be read back")
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

    @Test("leaves no file of events behind")
    func tidy() throws {
        _ = try run([.init(peer("other"), .program(foreign()))], passes: [.verify], reference: false)
        let left = try #require(opendir("/tmp"))
        defer { closedir(left) }
        while let entry = readdir(left) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            #expect(!(name.hasPrefix("chiplog-\(getpid())-") && name.hasSuffix("-events.json")))
        }
    }
}
