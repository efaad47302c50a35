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
        ])
    func ids(name: String, count: Int, some: [String]) throws {
        let file = "scenarios/\(name).json"
        let text = try #require(readFile("\(Self.package)/\(file)"))
        let ids = try ScenarioFile.load(
            name: file, bytes: Array(text.utf8), settings: [], provider: LoggingProvider()
        ).map(\.id)
        #expect(ids.count == count)
        #expect(ids.first == some.first)
        #expect(ids.last == some.last)
        #expect(Set(some).isSubset(of: ids))
    }
}
