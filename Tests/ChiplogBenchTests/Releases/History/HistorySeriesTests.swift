import Glibc
import Testing

@testable import ChiplogBench

@Suite struct HistorySeriesTests {
    private func series(
        _ records: [ReleaseRecord], _ metric: MetricDefinition = .cpuTime, byRow: Bool = false
    ) -> [HistorySeries] {
        HistorySeries.all(of: ReleaseLine(releases: records), metric, byRow: byRow)
    }

    private func ratios(_ series: HistorySeries) -> [Double?] {
        series.points.map { point in
            if case .measured(let measured) = point { measured.ratio } else { nil }
        }
    }

    /// Rows that come, fail and go, with or without a ratio.
    private func line(_ random: inout SplitMix64) -> [ReleaseRecord] {
        (0..<Int.random(in: 2...12, using: &random)).map { index in
            let rows = (0..<6).compactMap { row -> (id: String, ratio: Double?)? in
                guard Int.random(in: 0..<5, using: &random) > 0 else { return nil }
                let hasRatio = index > 0 && Int.random(in: 0..<6, using: &random) > 0
                return ("s\(row / 3)/n=\(row)", hasRatio ? .random(in: 0.5...2, using: &random) : nil)
            }
            return .sample("v\(index)", after: index > 0 ? "v\(index - 1)" : nil, ratios: rows)
        }
    }

    /// By going back from a release to where its chain begins, and adding logarithms.
    private func expected(_ records: [ReleaseRecord], _ index: Int, _ admits: @escaping (ReleaseRow) -> Bool) -> Double?
    {
        let changes = { (index: Int) in records[index].rows.filter(admits).map { $0.figures[0].change?.ratio } }
        guard !changes(index).isEmpty else { return nil }
        var sum = 0.0
        var place = index
        while place > 0 {
            let known = changes(place).compactMap(\.self)
            if known.isEmpty || changes(place - 1).isEmpty { break }
            sum += known.map { log2($0) }.reduce(0, +) / Double(known.count)
            place -= 1
        }
        return exp2(sum)
    }

    @Test(arguments: 0..<200)
    func `Ratios are chained from the links, however rows come and go`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let records = line(&random)
        for byRow in [false, true] {
            for series in series(records, byRow: byRow) {
                for (index, ratio) in ratios(series).enumerated() {
                    let wanted = expected(records, index) { (byRow ? $0.id : $0.scenario) == series.name }
                    #expect((ratio == nil) == (wanted == nil))
                    if let ratio, let wanted { #expect(abs(ratio / wanted - 1) < 1e-9) }
                }
            }
        }
    }

    @Test(arguments: 0..<50)
    func `Where every row is always there, the order of averaging and chaining does not matter`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let records = (0..<8).map { index in
            let rows = (0..<5).map {
                (id: "s/n=\($0)", ratio: index > 0 ? Double.random(in: 0.5...2, using: &random) : nil)
            }
            return ReleaseRecord.sample("v\(index)", after: index > 0 ? "v\(index - 1)" : nil, ratios: rows)
        }
        let scenario = ratios(series(records)[0])
        let rows = series(records, byRow: true).map(ratios)
        for index in records.indices {
            let mean = Statistics.geometricMean(of: rows.compactMap { $0[index] })
            #expect(abs((scenario[index] ?? 0) / (mean ?? 1) - 1) < 1e-9)
        }
    }

    @Test func `A release that was not built is passed over, and one that measured nothing ends the chain`() {
        let records: [ReleaseRecord] = [
            .sample("v1", ratios: [("a", nil)]), .sample("v2", after: "v1", ratios: [("a", 2)]),
            .sample("v3", after: "v2", isMeasured: false), .sample("v4", after: "v2", ratios: [("a", 3)]),
            .sample("v5", after: "v4", ratios: [("b", nil)]), .sample("v6", after: "v5", ratios: [("a", 5)]),
        ]
        #expect(ratios(series(records)[0]).map { $0?.rounded(toDigits: 9) } == [1, 2, nil, 6, nil, 1])
        #expect(series(records)[0].points[2] == .absent("not built"))
        #expect(series(records)[0].points[4] == .absent(""))
        #expect(series(records)[1].name == "b")
    }

    @Test(arguments: ["v2", "lost"])
    func `What was compared with figures that are not there begins a chain`(previous: String) {
        let records: [ReleaseRecord] = [
            .sample("v1", ratios: [("a", nil)]), .sample("v2", after: "v1", isMeasured: false),
            .sample("v3", after: previous, ratios: [("a", 3)]), .sample("v4", after: "v3", ratios: [("a", 5)]),
        ]
        #expect(ratios(series(records)[0]).map { $0?.rounded(toDigits: 9) } == [1, nil, 1, 5])
        #expect(series(records)[0].start == 2)
    }

    @Test func `A row that failed says so`() {
        let failed = ReleaseRow(id: "a", scenario: "a", status: .timeout, reason: "60 s", figures: [])
        let records: [ReleaseRecord] = [.sample("v1", ratios: [("a", nil)]), .sample("v2", rows: [failed])]
        #expect(series(records)[0].points[1] == .absent("timeout"))
    }

    @Test(arguments: [Double.infinity, 0])
    func `After a link that is 0 or infinite there is no ratio, but the values are there`(link: Double) {
        let records: [ReleaseRecord] = [
            .sample("v1", ratios: [("a", nil)], of: .allocations, value: 0),
            .sample("v2", after: "v1", ratios: [("a", link)], of: .allocations, value: 3),
            .sample("v3", after: "v2", ratios: [("a", 2)], of: .allocations, value: 6),
        ]
        let series = series(records, .allocations)[0]
        #expect(!series.isChained)
        #expect(ratios(series) == [1, nil, nil])
        #expect(series.measured.map(\.point.value) == [0, 3, 6])
        #expect(series.measured.map(\.point.link) == [nil, link, 2])
    }
}
