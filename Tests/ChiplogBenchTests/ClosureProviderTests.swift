import Synchronization
import Testing

@testable import ChiplogBench

@Suite("A benchmark of a closure")
struct ClosureProviderTests {
    private struct Refusal: Error, CustomStringConvertible {
        let description = "no such file"
    }

    private func load(_ section: String, _ event: @escaping ClosureProvider.MakeEvent) throws -> Scenario {
        let text = #"{"schema": "chiplog.scenario/1", "name": "toy", "sort": \#(section)}"#
        let scenarios = try ScenarioFile.load(
            name: "toy.json", bytes: Array(text.utf8), settings: [],
            provider: ClosureProvider(section: "sort", event: event))
        return try #require(scenarios.first)
    }

    @Test("an event is a call with its number, and is delivered when it returns")
    func events() throws {
        let sum = SumOfCalls()
        let event: ClosureProvider.MakeEvent = { section in
            let factor = UInt64(try section.integer("factor", in: 1...9))
            return { sum.add($0 * factor) }
        }
        let scenario = try load(#"{"factor": 2}"#, event)
        let workload = try ClosureProvider(section: "sort", event: event).makeWorkload(
            WorkloadRequest(scenario: scenario, pass: .verify, seed: 1, directory: "/nonexistent"))
        workload.run(thread: 0, events: 1..<4)
        #expect(sum.value == 12)
        let delivery = try workload.delivery(sent: [3, 4])
        #expect(delivery.isRight)
        #expect(delivery.delivered == 7)
        #expect(workload.bytesOut == nil)
    }

    @Test("keys that the closure does not read, and errors of its own, are told with their place")
    func errors() throws {
        let unknown = #expect(throws: ScenarioError.self) { try load(#"{"cuont": 3}"#) { _ in { _ in } } }
        #expect(unknown?.description == "toy.json:1: $.sort.cuont: unknown key")
        let missing = #expect(throws: ScenarioError.self) {
            try load("{}") { section in
                _ = try section.integer("count", in: 1...9)
                return { _ in }
            }
        }
        #expect(missing?.description.contains("$.sort: missing key \"count\"") == true, "\(missing?.description ?? "")")
        let own = #expect(throws: ScenarioError.self) { try load("{}") { _ in throw Refusal() } }
        #expect(own?.description == "toy.json:1: $.sort: no such file")
    }

    private final class SumOfCalls: Sendable {
        private let sum = Atomic<UInt64>(0)
        var value: UInt64 { sum.load(ordering: .relaxed) }
        func add(_ number: UInt64) { sum.add(number, ordering: .relaxed) }
    }
}
