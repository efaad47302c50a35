import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("The scenarios that come with the package")
struct ShippedScenariosTests {
    /// The package's folder.
    private static let package = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }

    @Test(
        "are read, and their rows bear the expected names",
        arguments: [
            (
                "simple", 8,
                ["simple/level=trace/sink=null/format=text", "simple/level=off/sink=file/format=json"]
            ),
            (
                "complex-format", 6,
                ["complex-format/format=json/style=builder", "complex-format/format=text/style=literal"]
            ),
            (
                "high-concurrency", 30,
                [
                    "high-concurrency/executor=thread/policy=none/threads=1",
                    "high-concurrency/executor=task/policy=block/threads=8",
                    "high-concurrency/executor=task/policy=drop-newest/threads=16",
                ]
            ),
            ("memory-stress", 3, ["memory-stress/policy=block", "memory-stress/policy=drop-oldest"]),
            (
                "memory-stress-disk", 2,
                ["memory-stress-disk/policy=block/sink=rotating", "memory-stress-disk/policy=block/sink=full-disk"]
            ),
            (
                "disabled-level", 4,
                ["disabled-level/level=warning/style=builder", "disabled-level/level=off/style=literal"]
            ),
            ("latency-under-load", 3, ["latency-under-load/policy=none", "latency-under-load/policy=drop-newest"]),
            ("sampled", 3, ["sampled/rate=0.01", "sampled/rate=1"]),
            ("failing-sink", 2, ["failing-sink/async=none", "failing-sink/async=block"]),
        ])
    func ids(name: String, count: Int, some: [String]) throws {
        let ids = try scenarios(in: "scenarios/\(name).json").map(\.id)
        #expect(ids.count == count)
        #expect(ids.first == some.first)
        #expect(ids.last == some.last)
        #expect(Set(some).isSubset(of: ids))
    }

    @Test(
        "those with goals are covered by the reference, row by row",
        arguments: [
            ("goal-disabled", 2), ("goal-text", 2), ("goal-json", 1), ("goal-json-literal", 2), ("goal-json-file", 1),
            ("goal-json-long", 1), ("goal-threads", 6),
        ])
    func goals(name: String, count: Int) throws {
        let rows = try scenarios(in: "scenarios/goals/\(name).json")
        #expect(rows.count == count)
        #expect(rows.allSatisfy { !$0.goals.isEmpty && HandWrittenC().covers($0) })
    }

    private func scenarios(in file: String) throws -> [Scenario] {
        let text = try #require(readFile("\(Self.package)/\(file)"))
        return try ScenarioFile.load(
            name: file, bytes: Array(text.utf8), settings: [], provider: LoggingProvider(),
            readBase: { (path) throws(ScenarioError) in
                guard let text = readFile("\(Self.package)/\(path)") else {
                    throw ScenarioError(place: path, message: "cannot be read")
                }
                return Array(text.utf8)
            })
    }
}
