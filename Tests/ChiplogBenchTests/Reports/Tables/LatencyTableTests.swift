import Testing

@testable import ChiplogBench

@Suite struct LatencyTableTests {
    private func table(_ rates: [LatencyRow]) throws -> ReportTable {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file(#""matrix": {"sink.kind": ["null"]}"#)).first)
        let row = ResultRow(scenario, subject: "head", metrics: [], latency: rates, delivery: .sample())
        return try #require(
            LatencyTable(
                of: ScenarioResults(name: "toy", rows: [row]), servicePercentiles: LatencyTable.fewServicePercentiles
            ).table)
    }

    @Test func `Every rate is a line with its percentiles, each column in one unit`() throws {
        let table = try table([.sample(), .sample(rate: 100_000, achieved: 99_900, times: .long)])
        #expect(
            table.columns.map(\.heading) == [
                "kind", "rate, k events/s", "reached, k events/s", "response p50, µs", "response p90, µs",
                "response p99, µs", "response p99.9", "response p99.99", "response max, µs", "service p50, µs",
                "service p99, µs", "service max, µs",
            ])
        #expect(
            table.rows == [
                [
                    "null", "50.0", "50.0", "20.5", "36.1", "39.6", "–", "–", "40.0", "2.05", "3.96", "4.00",
                ],
                [
                    "null", "100", "99.9", "41,026", "72,221", "79,233", "–", "–", "80,019", "4,100", "7,926", "8,004",
                ],
            ])
        #expect(table.notes.contains("–: fewer than 100 events lie beyond this percentile."))
        #expect(table.notes.contains("Arrivals: uniform."))
    }

    @Test func `A rate that was not reached is called saturated, and what that means is said`() throws {
        let table = try table([.sample(achieved: 49_000), .sample(rate: 90_000)])
        #expect(table.rows.map { $0[2] } == ["49.0, saturated", "90.0"])
        #expect(table.notes.last?.hasPrefix("Saturated: under 99.5 % of the rate was reached") == true)
    }

    @Test func `What differs between lines is a column`() throws {
        let table = try table([.sample(), .sample(arrival: "poisson", waiting: "sleep", dropped: 1_234)])
        #expect(table.columns[3...5].map(\.heading) == ["arrivals", "waiting", "dropped, events"])
        #expect(table.rows.map { Array($0[3...5]) } == [["uniform", "spin", "0"], ["poisson", "sleep", "1,234"]])
        #expect(!table.notes.contains { $0.hasPrefix("Arrivals") })
    }

    @Test func `No events give no dash but nothing, which formats show as n/a`() throws {
        let table = try table([.sample(times: .none)])
        #expect(Array(table.rows[0][3...]) == [String](repeating: "", count: 9))
    }
}
