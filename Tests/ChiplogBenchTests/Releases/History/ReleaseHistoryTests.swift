import Testing

@testable import ChiplogBench

@Suite struct ReleaseHistoryTests {
    private func lines(_ records: [ReleaseRecord]) throws -> [[String]] {
        try ReleaseHistory(records).lines.map { $0.releases.map(\.name.label) }
    }

    @Test(arguments: 0..<30)
    func `Releases are ordered along what they were compared with, however their files are`(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        // Neither by label nor by time.
        let labels = (0..<Int.random(in: 1...20, using: &random)).map { "v\($0)" }.shuffled(using: &random)
        let records = labels.enumerated().map { index, label in
            ReleaseRecord.sample(label, after: index > 0 ? labels[index - 1] : nil)
        }
        #expect(try lines(records.shuffled(using: &random)) == [labels])
    }

    @Test func `A release whose previous is not there begins a line`() throws {
        let records = [
            ReleaseRecord.sample("v1"), .sample("v2", after: "v1"),
            .sample("v4", after: "v3", started: "2026-02-01T00:00:00Z"), .sample("v5", after: "v4"),
        ]
        #expect(try lines(records.reversed()) == [["v1", "v2"], ["v4", "v5"]])
        #expect(try ReleaseHistory(records).newest.map(\.name.label) == ["v2", "v5"])
        var moved = records
        moved[0].name.commit = SHA256.hex(of: [1])
        #expect(try lines(moved) == [["v1"], ["v2"], ["v4", "v5"]])
    }

    @Test func `Two releases compared with one make two lines`() throws {
        let records = [
            ReleaseRecord.sample("v1"), .sample("v2", after: "v1"), .sample("fix", after: "v2"),
            .sample("v3", after: "v2"), .sample("v4", after: "v3"),
        ]
        #expect(try lines(records) == [["v1", "v2", "fix"], ["v1", "v2", "v3", "v4"]])
        #expect(try ReleaseHistory(records).newest.map(\.name.label) == ["fix", "v4"])
    }

    @Test func `What was not built follows what it was to be compared with, and is nobody's newest`() throws {
        let records = [
            ReleaseRecord.sample("v0", isMeasured: false, rows: []), .sample("v1", started: "2026-02-01T00:00:00Z"),
            .sample("v2", after: "v1", isMeasured: false), .sample("v3", after: "v2", isMeasured: false),
            .sample("v4", after: "v1"), .sample("v5", after: "v4", isMeasured: false),
        ]
        #expect(try lines(records.reversed()) == [["v0"], ["v1", "v2", "v3", "v4", "v5"]])
        #expect(try ReleaseHistory(records).newest.map(\.name.label) == ["v4"])
    }

    @Test(arguments: [
        ([("v1", "v1")], "the releases follow each other in a circle: v1 follows v1"),
        ([("v1", "v2"), ("v2", "v1")], "the releases follow each other in a circle: v1 follows v2 follows v1"),
        (
            [("v0", "v1"), ("v1", "v3"), ("v2", "v1"), ("v3", "v2")],
            "the releases follow each other in a circle: v1 follows v3 follows v2 follows v1"
        ),
    ])
    func `A circle is told in one sentence`(links: [(String, String)], sentence: String) {
        let records = links.map { ReleaseRecord.sample($0.0, after: $0.1) }
        #expect(throws: ReleaseOrderError(sentence)) { try ReleaseHistory(records) }
    }

    @Test func `A release that is there twice is told`() {
        let records = [ReleaseRecord.sample("v1"), .sample("v1")]
        #expect(throws: ReleaseOrderError("the release v1 is there twice, of the same commit")) {
            try ReleaseHistory(records)
        }
    }

    @Test func `The metric shown is the most important one that there is`() throws {
        let leading = { (metric: MetricDefinition) in
            try ReleaseHistory([.sample("v1", ratios: [("a", nil)], of: metric)]).leadingMetric
        }
        #expect(try leading(.allocations) == .allocations)
        #expect(try leading(.cpuTime) == .cpuTime)
        #expect(try ReleaseHistory([.sample("v1")]).leadingMetric == .cpuTime)
    }
}
