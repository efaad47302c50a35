import Testing

@testable import ChiplogBench

@Suite("Expectations and thresholds")
struct ExpectedFigureTests {
    private func expectations(_ members: String) throws -> [ExpectedFigure] {
        try #require(try ToyProvider.load(ToyProvider.file("\"expect\": {\(members)}")).first).expectations
    }

    @Test(
        "are read as bounds, or as the one number",
        arguments: [
            (#""cpu_time": {"max": 900}"#, "cpu_time", nil, 900, "at most 900 ns/event"),
            (#""throughput": {"min": 1e6}"#, "throughput", 1e6, nil, "at least 1000000 events/s"),
            (#""delivery.dropped": 0"#, "delivery.dropped", 0, 0, "exactly 0 events"),
            (#""allocs": {"min": 1.5, "max": 2}"#, "allocs", 1.5, 2, "1.5 to 2 allocs/event"),
            (#""response_p99.9": {"max": 1000}"#, "response_p99.9", nil, 1_000, "at most 1000 ns"),
            (#""live_growth": {"min": -1}"#, "live_growth", -1, nil, "at least -1 bytes/event"),
        ] as [(String, String, Double?, Double?, String)])
    func reading(members: String, name: String, least: Double?, most: Double?, words: String) throws {
        let expectation = try #require(try expectations(members).first)
        #expect(expectation.figure.name == name)
        #expect(expectation.least == least)
        #expect(expectation.most == most)
        #expect(expectation.words == words)
    }

    @Test(
        "what is wrong with them is one sentence",
        arguments: [
            (#""cpu_tim": 1"#, #"$.expect.cpu_tim: "cpu_tim" is no figure; did you mean "cpu_time"?"#),
            (
                #""delivery.droped": 1"#,
                #"$.expect["delivery.droped"]: "delivery.droped" is no figure; did you mean "delivery.dropped"?"#
            ),
            (
                #""cpu_time": "<= 5""#,
                #"$.expect.cpu_time: expected a number or bounds such as {"max": 900}, in ns/event, found "<= 5""#
            ),
            (#""cpu_time": {}"#, #"$.expect.cpu_time: expected "min", "max" or both"#),
            (#""cpu_time": {"mx": 1}"#, #"$.expect.cpu_time.mx: unknown key; did you mean "max"?"#),
            (
                #""cpu_time": {"min": 2, "max": 1}"#,
                #"$.expect.cpu_time: "min" is above "max", so that nothing could be right"#
            ),
            (
                #""cpu_time": {"max": "1us"}"#,
                #"$.expect.cpu_time.max: expected a number from -1e+18 to 1e+18, found "1us""#
            ),
        ])
    func refusals(members: String, expected: String) throws {
        let error = try #require(throws: ScenarioError.self) { try expectations(members) }
        #expect(error.description == "scenarios/toy.json:2: " + expected)
    }

    @Test("of several rates the worst counts, and a rank that is not shown is none")
    func rates() throws {
        let scenario = try #require(try ToyProvider.load(ToyProvider.file()).first)
        let latency = [40, 20].map { time in
            var histogram = HDRHistogram()
            for event in 0..<1_000 { histogram.record(UInt64(event < 800 ? time : 100)) }
            let times = LatencyDistribution(histogram)
            return LatencyRow(
                rate: 1, achieved: 1, arrival: "uniform", waiting: "spin", response: times, service: times)
        }
        let row = ResultRow(
            scenario, subject: "head", metrics: LatencyPass.metrics(latency), latency: latency, delivery: nil)
        let expectation = ExpectedFigure(try #require(Figure.named("response_p50")), most: 39)
        #expect(expectation.complaint(about: row) == "response_p50: expected at most 39 ns, measured 40 ns")
        let longest = try #require(Figure.named("service_max"))
        #expect(ExpectedFigure(longest, most: 100).isMet(by: row) == true)
        let rare = try #require(Figure.named("service_p99.99"))
        #expect(ExpectedFigure(rare, most: 1).isMet(by: row) == nil)
    }

    @Test("come back from a report as they went, thresholds too")
    func roundTrip() throws {
        let scenario = try #require(
            try ToyProvider.load(
                ToyProvider.file(
                    #""expect": {"cpu_time": {"max": 1}, "delivery.delivered": 90}, "thresholds": {"cpu_time": "3%"}"#)
            ).first)
        #expect(scenario.thresholds == [Threshold(.cpuTime, share: 0.03)])
        let row = ResultRow(
            scenario, subject: "head", metrics: [try .sample()], expectations: scenario.expectations,
            delivery: .sample())
        let report = Report.sample(results: [row])
        #expect(report.verdict.exit == .regression)
        let read = try Report(json: report.json)
        #expect(read.json == report.json)
        #expect(read.results[0].expectations == scenario.expectations)
        #expect(
            read.results[0].brokenExpectations == ["cpu_time: expected at most 1 ns/event, measured 102.5 ns/event"])
    }

    @Test(
        "a threshold is a percentage of a metric",
        arguments: [
            (
                #""cpu_time": 0.03"#,
                #"$.thresholds.cpu_time: expected a share from "0%" to "100%", found 0.03"#
            ),
            (#""cpu_time": "101%""#, #"$.thresholds.cpu_time: expected a share from "0%" to "100%", found "101%""#),
        ])
    func thresholds(members: String, expected: String) throws {
        let error = try #require(throws: ScenarioError.self) {
            try ToyProvider.load(ToyProvider.file("\"thresholds\": {\(members)}"))
        }
        #expect(error.description == "scenarios/toy.json:2: " + expected)
    }
}
