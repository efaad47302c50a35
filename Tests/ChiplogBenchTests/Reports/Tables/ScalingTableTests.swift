import Testing

@testable import ChiplogBench

@Suite struct ScalingTableTests {
    /// A row for each pair of policy and threads, with the throughput that `law` gives for it.
    private func results(
        threads: [Int], policies: [String] = [], _ law: (String, Double) -> Double
    ) throws -> ScenarioResults {
        let counts = threads.map(String.init).joined(separator: ",")
        let names = policies.map { "\"\($0)\"" }.joined(separator: ",")
        let kinds = policies.isEmpty ? "" : ", \"sink.kind\": [\(names)]"
        let scenarios = try ToyProvider.load(
            ToyProvider.file("\"matrix\": {\"load.threads\": [\(counts)]\(kinds)}"))
        let rows = try scenarios.map { scenario in
            let policy = scenario.params.first { $0.name == "kind" }?.value.string ?? ""
            let throughput = law(policy, Double(scenario.load.threads))
            let figure = try #require(MetricValue(.throughput, samples: [[throughput]]))
            return ResultRow(scenario, subject: "head", metrics: [figure], delivery: .sample())
        }
        return ScenarioResults(name: "toy", rows: rows)
    }

    private func law(_ contention: Double, _ coherency: Double) -> (Double) -> Double {
        let law = Scalability(single: 1e6, contention: contention, coherency: coherency, determination: 1)
        return { law.throughput(threads: $0) }
    }

    @Test func `Rows that differ in threads only are told by speed-up and efficiency, whatever their order`() throws {
        let table = try #require(
            ScalingTable(
                of: try results(threads: [4, 2, 8], policies: ["null", "file"]) { policy, threads in
                    policy == "null" ? 1e6 * threads : 1e6
                }
            ).table)
        #expect(
            table.columns.map(\.heading) == [
                "kind", "threads", "throughput, k events/s", "speed-up, times the first", "efficiency, %",
            ])
        #expect(
            table.rows == [
                ["null", "2", "2,000", "1.00", "100"], ["null", "4", "4,000", "2.00", "100"],
                ["null", "8", "8,000", "4.00", "100"], ["file", "2", "1,000", "1.00", "100"],
                ["file", "4", "1,000", "1.00", "50"], ["file", "8", "1,000", "1.00", "25"],
            ])
        #expect(table.notes.first == "kind=null: no law fitted, which takes four different numbers of threads.")
    }

    @Test(
        arguments: [
            (
                0.12, 0.003,
                "Contention 12 %, coherency 0.30 %: most useful with about 17 threads, more than the 16 measured."
            ),
            (0.05, 0.02, "Contention 5.0 %, coherency 2.0 %: most useful with about 7 threads."),
            (
                0.25, 0,
                "Contention 25 %, coherency 0 %: each further thread brings less, all together at most 4.0 times one."
            ),
            (0, 0, "Contention 0 %, coherency 0 %: every thread measured brings as much as the first."),
            (0.9, 0.3, "Contention 90 %, coherency 30 %: most useful with one thread."),
        ])
    func `The law is told in words that help to choose`(contention: Double, coherency: Double, words: String) throws {
        let law = law(contention, coherency)
        let table = try #require(ScalingTable(of: try results(threads: [1, 2, 4, 8, 16]) { law($1) }).table)
        #expect(table.notes[0] == words)
        #expect(table.notes[1].hasPrefix("By the universal scalability law: contention is the share"))
        #expect(table.columns.last?.heading == "by the law, k events/s")
        #expect(table.rows[0].last == table.rows[0][1])
    }

    @Test func `A law that does not describe the rows is not told`() throws {
        let erratic: [Double: Double] = [1: 100, 2: 900, 4: 50, 8: 800, 16: 90]
        let table = try #require(
            ScalingTable(of: try results(threads: [1, 2, 4, 8, 16]) { erratic[$1] ?? 0 }).table)
        #expect(table.notes[0].hasPrefix("The universal scalability law does not describe these rows (R² "))
    }

    @Test func `One number of threads is no series`() throws {
        #expect(ScalingTable(of: try results(threads: [4], policies: ["null", "file"]) { $1 }).table == nil)
        #expect(ScalingTable(of: ScenarioResults(name: "empty", rows: [])).table == nil)
    }
}
