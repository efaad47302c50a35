import Testing

@testable import ChiplogBench

@Suite struct ChartTests {
    @Test(arguments: [
        (0.0, 5, [0.0, 1]), (-3, 5, [0, 1]), (.nan, 5, [0, 1]), (.infinity, 5, [0, 1]),
        (100, 5, [0, 20, 40, 60, 80, 100]),
        (1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0.3, 4, [0, 0.1, 0.2, 0.3]),
        (2_012, 5, [0, 500, 1_000, 1_500, 2_000, 2_500]),
        (7, 2, [0, 10]),
    ])
    func `Ticks are multiples of 1, 2 or 5 times a power of ten`(maximum: Double, count: Int, expected: [Double]) {
        let ticks = NiceNumber.ticks(upTo: maximum, about: count)
        #expect(ticks.count == expected.count)
        for (tick, value) in zip(ticks, expected) { #expect(abs(tick - value) <= 1e-9 * abs(value)) }
    }

    @Test(arguments: 2...9)
    func `Ticks cover any maximum, with about as many as asked for`(count: Int) {
        var random = SplitMix64(seed: UInt64(count))
        for exponent in stride(from: -300, through: 299, by: 7) {
            let power = (0..<abs(exponent)).reduce(1.0) { value, _ in exponent < 0 ? value / 10 : value * 10 }
            let maximum = Double.random(in: 1..<10, using: &random) * power
            let ticks = NiceNumber.ticks(upTo: maximum, about: count)
            #expect(ticks[0] == 0)
            #expect(ticks[ticks.count - 1] >= maximum * (1 - 1e-8))
            #expect(ticks[ticks.count - 2] < maximum)
            #expect((2...2 * count + 1).contains(ticks.count), "\(maximum): \(ticks)")
        }
    }

    @Test(arguments: [
        (1.4, 1.0), (1.6, 2), (2.9, 2), (3.1, 5), (6.9, 5), (7.1, 10), (0.014, 0.01), (310, 500), (1, 1), (5, 5),
    ])
    func `The nearest nice number is the one of Heckbert's table`(value: Double, nice: Double) {
        #expect(abs(NiceNumber.nearest(to: value) - nice) <= 1e-12 * nice)
    }

    @Test(arguments: [(20.0, 0), (1, 0), (0.5, 1), (0.1, 1), (0.02, 2), (0.001, 3), (1e-30, 9), (0, 0)])
    func `Labels have the digits that tell ticks apart`(step: Double, decimals: Int) {
        #expect(NiceNumber.decimals(ofStep: step) == decimals)
    }

    @Test func `A logarithmic axis has whole decades with their units`() {
        let axis = ChartAxis.logarithmic("time", nanoseconds: [420, 2_500_000])
        #expect(axis.ticks.map(\.label) == ["100 ns", "1 µs", "10 µs", "100 µs", "1 ms", "10 ms"])
        for (index, tick) in axis.ticks.enumerated() { #expect(abs(axis.share(tick.value) - Double(index) / 5) < 1e-9) }
        #expect(axis.share(0) == 0)
        #expect(axis.share(1e12) == 1)
        #expect(ChartAxis.logarithmic("time", nanoseconds: []).ticks.map(\.label) == ["1 ns", "10 ns"])
        #expect(ChartAxis.logarithmic("time", nanoseconds: [1_000]).ticks.map(\.label) == ["1 µs", "10 µs"])
        #expect(ChartAxis.logarithmic("time", nanoseconds: [60_000_000_000]).ticks.map(\.label) == ["10 s", "100 s"])
    }

    @Test(arguments: 0..<300)
    func `An axis of changes holds 0 and all of them, at few nice places`(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let sizes: [Double] = [0.1, 3, 50, 1e5, 1e12]
        let size = sizes.randomElement(using: &random) ?? 1
        let values: [Double] = (0..<Int.random(in: 0...5, using: &random)).map { _ in
            Double.random(in: -size...size, using: &random)
        }
        let axis = ChartAxis.signed("change, %", covering: values, leastSpan: 4, about: 5)
        let ticks = axis.ticks.map(\.value)
        #expect(ticks.contains { abs($0) < 1e-9 })
        #expect((2...9).contains(ticks.count), "\(ticks)")
        #expect(axis.ticks.count { $0.label == "0" || $0.label == "0.0" } == 1)
        #expect((ticks.last ?? 0) - (ticks.first ?? 0) >= 4)
        for value in values + [0] {
            let place = (ticks[0] + axis.share(value) * (ticks[ticks.count - 1] - ticks[0]))
            #expect(abs(place - value) <= 1e-6 * max(1, size))
        }
    }

    @Test(arguments: [
        ([0.0], ["0", "+1", "+2", "+3", "+4"]), ([-35, 32], ["−40", "−20", "0", "+20", "+40"]),
        ([-60, -10], ["−60", "−40", "−20", "0"]), ([], ["0", "+1", "+2", "+3", "+4"]),
    ])
    func `Changes have their signs`(values: [Double], labels: [String]) {
        let axis = ChartAxis.signed("change, %", covering: values, leastSpan: 4, about: 5)
        #expect(axis.ticks.map(\.label) == labels)
    }

    @Test(arguments: [
        ("short", 100.0, "short"), ("a rather long name", 60, "a rath…"), ("wwww", 20, "…"), ("", 0, ""),
    ])
    func `A label is cut to its room`(label: String, room: Double, shown: String) {
        #expect(ChartFrame.fitting(label, room) == shown)
    }

    @Test func `Bars are grouped by as few parameters as leave ten to a chart`() throws {
        let rows = try ToyProvider.load(
            ToyProvider.file(
                #""matrix": {"sink.kind": ["null", "file"], "sink.sync": [true, false], "load.threads": [1,2,3,4,5,6]}"#
            )
        ).map { try ResultRow.sample($0) }
        let grouped = CPUTimeChart.groups(of: rows)
        #expect(grouped.shared == 2)
        #expect(grouped.groups.map(\.count) == [6, 6, 6, 6])
        #expect(CPUTimeChart.groups(of: Array(rows.prefix(10))).shared == 0)
        let threads = (1...25).map(String.init).joined(separator: ",")
        let many = try ToyProvider.load(ToyProvider.file("\"matrix\": {\"load.threads\": [\(threads)]}"))
        let chunks = CPUTimeChart.groups(of: try many.map { try ResultRow.sample($0) })
        #expect(chunks.groups.map(\.count) == [10, 10, 5])
    }
}

@Suite struct DrawingTests {
    /// The points of every line of a chart, in the units of the drawing.
    private func lines(_ chart: Chart) throws -> [[(x: Double, y: Double)]] {
        try drawing(chart).elements("polyline").compactMap { $0.attributes["points"] }.map { points in
            points.split(separator: " ").map { pair in
                let parts = pair.split(separator: ",").compactMap { Double($0) }
                return (parts[0], parts[1])
            }
        }
    }

    private func drawing(_ chart: Chart) throws -> Markup {
        try Markup("<!DOCTYPE html>\n" + HTMLNode.tag("svg", [:], chart.content).html)
    }

    private func results(_ throughput: (Double) -> Double) throws -> ScenarioResults {
        let scenarios = try ToyProvider.load(ToyProvider.file(#""matrix": {"load.threads": [1, 2, 4, 8]}"#))
        let rows = try scenarios.map { scenario in
            let value = throughput(Double(scenario.load.threads))
            let figures = [
                try #require(MetricValue(.throughput, samples: [[value]])),
                try #require(MetricValue(.cpuTime, samples: [[value], [value * 0.9], [value * 1.2]])),
            ]
            return ResultRow(
                scenario, subject: "head", metrics: figures, latency: [.sample(), .sample(rate: 1_000)],
                delivery: .sample())
        }
        return ScenarioResults(name: "toy", rows: rows)
    }

    @Test func `Throughput is drawn to scale, with the law through it and the line of proportion above`() throws {
        let law = Scalability(single: 1_000, contention: 0.1, coherency: 0.01, determination: 1)
        let chart = try #require(ScalingChart.all(of: try results { law.throughput(threads: $0) }).first).chart
        let lines = try lines(chart)
        #expect(lines.count == 2)
        #expect(lines.map(\.count) == [2, 61])
        let curve = lines[1]
        let marks = try drawing(chart).elements("circle")
        #expect(marks.count == 4)
        // The first and the last measurement lie on the ends of the law's curve.
        for (mark, end) in zip([marks[0], marks[3]], [curve[0], curve[60]]) {
            #expect(mark.attributes["cx"].flatMap(Double.init) == end.x)
            #expect(mark.attributes["cy"].flatMap(Double.init) == end.y)
        }
        // Up is less in a drawing: proportion rises faster than the law.
        #expect(lines[0][0].y == curve[0].y && lines[0][1].y < curve[60].y)
        #expect(chart.description.contains("1,000 with 1") && chart.description.contains("contention 10 %"))
        #expect(chart.legend.map(\.name).count == 3)
    }

    @Test func `Without a law the measurements are joined`() throws {
        let erratic: [Double: Double] = [1: 900, 2: 100, 4: 800, 8: 100]
        let chart = try #require(ScalingChart.all(of: try results { erratic[$0] ?? 0 }).first).chart
        #expect(try lines(chart).map(\.count) == [2, 4])
        #expect(!chart.legend.contains { $0.name.contains("law") })
    }

    @Test func `Each rate has a line of response and one of service, told apart by dashes and filling`() throws {
        let chart = try #require(LatencyChart.all(of: try results { $0 }).first).chart
        let drawing = try drawing(chart)
        let styles = drawing.elements("polyline").map { $0.attributes["class"] ?? "" }
        #expect(styles.count == 4)
        #expect(styles.map { $0.contains("dashed") } == [false, true, false, true])
        #expect(
            drawing.elements("circle").map { $0.attributes["class"]?.contains("hollow") } == [Bool](
                repeating: false, count: 4) + [Bool](repeating: true, count: 4))
        // p50, p90, p99 and the longest time; 20,000 events support no more.
        let lines = try lines(chart)
        #expect(lines.allSatisfy { $0.count == 4 })
        for line in lines {
            #expect(zip(line, line.dropFirst()).allSatisfy { $0.x < $1.x && $0.y >= $1.y })
        }
        #expect(zip(lines[0], lines[1]).allSatisfy { $0.y < $1.y })
        #expect(drawing.elements("text").map(\.text).contains("p99"))
        #expect(!drawing.elements("text").map(\.text).contains("p99.9"))
    }

    @Test func `Bars are as long as their figures, with whiskers over their intervals`() throws {
        let chart = try #require(CPUTimeChart.all(of: try results { $0 * 10 }).first).chart
        let bars = try drawing(chart).elements("rect").compactMap { $0.attributes["width"].flatMap(Double.init) }
        #expect(bars.count == 4)
        #expect(abs(bars[3] / bars[0] - 8) < 0.05)
        let whiskers = try drawing(chart).elements("line").filter { $0.attributes["class"] == "whisker" }
        #expect(whiskers.count == 12)
        #expect(chart.title == "CPU time per event, with its 75.0 % interval")
        #expect(chart.description.hasPrefix("CPU time, ns/event: threads=1: 10.0 (9.00 to 12.0); threads=2: 20.0"))
    }

    @Test func `Lines beyond the colours differ in shape`() {
        let marks = (0..<12).map(ChartMark.numbered)
        let pairs = Set(marks.map { "\($0.ink) \(String(describing: $0.shape))" })
        #expect(pairs.count == 12)
        #expect(Set(marks.map(\.ink)) == Set(1...6))
    }

    @Test(arguments: [
        (0.04, "0"), (-0.06, "-0.1"), (12.34, "12.3"), (100, "100"), (.nan, "0"), (.infinity, "0"), (1e300, "0"),
    ])
    func `A coordinate has one digit behind the point`(value: Double, text: String) {
        #expect(SVG.number(value) == text)
    }
}
