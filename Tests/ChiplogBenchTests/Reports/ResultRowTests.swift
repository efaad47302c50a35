import ChiplogBench
import Testing

@Suite struct ResultRowTests {
    @Test func `A row that was measured and delivered is ok and keeps its figures`() throws {
        let row = try #require(try Report.sample().results.first)
        #expect(row.status == .ok)
        #expect(row.reason == nil)
        #expect(row.events == 100)
        #expect(row.metrics.map(\.definition) == [.cpuTime, .throughput, .bytesPerEvent])
    }

    @Test(arguments: [
        Delivery.sample(delivered: 89, missing: 1), .sample(duplicated: 1), .sample(reordered: 1), .sample(torn: 1),
        .sample(delivered: 80),
    ])
    func `A row whose delivery is wrong fails and has no figures`(delivery: Delivery) throws {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        let row = try ResultRow.sample(scenario, delivery: delivery)
        #expect(row.status == .failed)
        #expect(row.reason == delivery.faults)
        #expect(row.metrics.isEmpty)
        #expect(row.isDeliveryWrong)
        let report = Report.sample(results: [row])
        #expect(report.json["results"]?[0]?["metrics"] == .object([]))
        #expect(!ReportFormat.markdown.render(report).contains("throughput"))
    }

    @Test func `A figure is the median of the processes' medians, and says how sure it is`() throws {
        let metric = try #require(MetricValue(.cpuTime, samples: [[1, 9, 2], [30, 10, 20], [5]]))
        #expect(metric.processMedians == [2, 20, 5])
        #expect(metric.value == 5)
        #expect(metric.interval == ConfidenceInterval(lower: 2, upper: 20, coverage: 0.75))
    }

    @Test func `Without a finite reading there is no figure`() throws {
        #expect(MetricValue(.cpuTime, samples: []) == nil)
        #expect(MetricValue(.cpuTime, samples: [[], [.nan]]) == nil)
        #expect(try #require(MetricValue(.cpuTime, samples: [[.infinity, 3], []])).value == 3)
    }

    @Test(arguments: [
        (Goal(.cpuTime, limit: 103), true as Bool?), (Goal(.cpuTime, limit: 102), false),
        (Goal(.throughput, limit: 1_000_000), true), (Goal(.throughput, limit: 3_000_000), false),
        (Goal(.ratioToReference, limit: 1), nil),
    ])
    func `A goal is met on its good side, and neither met nor missed without a figure`(goal: Goal, met: Bool?) throws {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        let metrics: [MetricValue] = [try .sample(.cpuTime), try .sample(.throughput, around: 2_000_000)]
        let row = ResultRow(scenario, subject: "head", metrics: metrics, goals: [goal], delivery: .sample())
        #expect(row.meets(goal) == met)
        let json = Report.sample(results: [row]).json["results"]?[0]?["goals"]
        let name = goal.metric.name
        #expect(
            json == .object([JSON.Member(name, ["limit": .double(goal.limit), "met": met.map { .bool($0) } ?? .null])]))
    }
}
