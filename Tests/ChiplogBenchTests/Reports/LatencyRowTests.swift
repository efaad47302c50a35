import Testing

@testable import ChiplogBench

@Suite("Latency in reports")
struct LatencyRowTests {
    private func distribution(of values: some Sequence<UInt64>) -> LatencyDistribution {
        var histogram = HDRHistogram()
        for value in values { histogram.record(value) }
        return LatencyDistribution(histogram)
    }

    private func row(rate: Double, achieved: Double) -> LatencyRow {
        LatencyRow(
            rate: rate, achieved: achieved, arrival: "poisson", waiting: "spin", dropped: 3,
            response: distribution(of: 1...20_000), service: distribution(of: []))
    }

    @Test("a row comes back from JSON as it went")
    func roundTrip() throws {
        let row = row(rate: 1_000, achieved: 999.5)
        #expect(try LatencyRow(ReportReader(row.json)) == row)
        #expect(row.json["response"]?["p99"] == .integer(19_807))
        // 2 of 20,000 events lie beyond p99.99, 20 beyond p99.9: too few to tell.
        #expect(row.json["response"]?["p99.9"] == .null)
        #expect(row.response.value("p99.99") == nil)
        #expect(row.json["service"]?["max"] == .null)
        #expect(row.json["saturated"] == false)
    }

    @Test("a histogram that is none is refused with its place")
    func wrongHistogram() throws {
        let json = try #require(row(rate: 1, achieved: 1).json.members).map { member in
            member.key == "response" ? JSON.Member("response", ["hdr": "HISTnonsense"]) : member
        }
        let error = #expect(throws: ReportError.self) { try LatencyRow(ReportReader(.object(json))) }
        #expect(error?.description.contains("hdr") == true)
    }

    @Test("under 99.5 % of the rate a row is saturated", arguments: [(995.0, false), (994.9, true)])
    func saturation(achieved: Double, isSaturated: Bool) {
        #expect(row(rate: 1_000, achieved: achieved).isSaturated == isSaturated)
    }

    @Test("the highest rate reached is the last before the first that was missed")
    func maximumRate() {
        let rows = [
            row(rate: 300, achieved: 100), row(rate: 100, achieved: 100), row(rate: 200, achieved: 200),
            row(rate: 400, achieved: 400),
        ]
        #expect(LatencyPass.metrics(rows).first?.value == 200)
        #expect(LatencyPass.metrics([rows[1]]).map(\.value) == [100, 10_007, 18_015, 19_807, 20_015])
        #expect(!LatencyPass.metrics([rows[0]]).contains { $0.definition == .maximumRate })
    }
}
