/// Throughput by threads: what was measured, what would be in proportion, and what the law says.
struct ScalingChart {
    /// Of the plot, at least.
    private static let plotWidth = 270.0

    let chart: Chart

    /// A chart for each series of the scenario, in the unit of its table.
    static func all(of results: ScenarioResults) -> [ScalingChart] {
        let series = ScalingSeries.all(of: results.rows)
        let scale = UnitScale(
            unit: MetricDefinition.throughput.unit, for: series.flatMap { $0.points.map(\.throughput) })
        return series.map { ScalingChart($0, scale, showsSubject: results.showsSubject) }
    }

    private init(_ series: ScalingSeries, _ scale: UnitScale, showsSubject: Bool) {
        let curve = Self.curve(series)
        let frame = ChartFrame(
            x: .linear("threads", ticks: Self.ticks(series), upTo: series.mostThreads),
            y: .linear(
                "throughput, \(scale.unit)", upTo: series.points.map(\.throughput) + curve.map(\.1), scale: scale,
                about: 5))
        let place = { (threads: Double, throughput: Double) -> SVG.Point in
            (frame.place(x: threads), frame.place(y: scale.value(throughput)))
        }
        let measured = ChartMark(shape: .circle, ink: 1, line: series.law == nil ? "curve thin" : nil)
        let ideal = ChartMark(ink: 0, line: "curve thin dashed")
        var lines = [(ideal, Self.ideal(series, upTo: frame.top(of: scale)).map(place), "in proportion to the threads")]
        if !curve.isEmpty {
            lines.append((ChartMark(ink: 2), curve.map(place), "by the universal scalability law"))
        }
        lines.append((measured, series.points.map { place(Double($0.threads), $0.throughput) }, "measured"))
        let row = series.points[0].row
        chart = Chart(
            title: "Throughput by threads",
            subtitle: [row.description(without: ScalingSeries.parameter), showsSubject ? row.subject : ""]
                .filter { !$0.isEmpty }.joined(separator: ", "),
            description: Self.words(series, scale), height: frame.height,
            content: frame.nodes + lines.flatMap { $0.0.nodes($0.1) },
            legend: lines.reversed().map { ($0.0, $0.2) })
    }

    /// The line of proportion from the first point to where it leaves the chart.
    private static func ideal(_ series: ScalingSeries, upTo top: Double) -> [(Double, Double)] {
        let first = series.points[0]
        let end = min(series.mostThreads, top / first.throughput * Double(first.threads))
        return [Double(first.threads), end].map { ($0, series.ideal(threads: $0)) }
    }

    /// The law's throughputs from one thread on; none where it does not describe the rows.
    private static func curve(_ series: ScalingSeries) -> [(Double, Double)] {
        guard let law = series.law else { return [] }
        return (0...60).map { step in
            let threads = 1 + (series.mostThreads - 1) * Double(step) / 60
            return (threads, law.throughput(threads: threads))
        }
    }

    /// The numbers of threads that were measured, but for those too near to the next.
    private static func ticks(_ series: ScalingSeries) -> [ChartAxis.Tick] {
        let counts = Set(series.points.map(\.threads)).sorted(by: >)
        var ticks: [ChartAxis.Tick] = []
        for threads in counts {
            let label = "\(threads)"
            let room = ChartFrame.width(of: [label, ticks.last?.label ?? ""]) + 5
            let distance = ticks.last.map { ($0.value - Double(threads)) / series.mostThreads * plotWidth }
            if distance.map({ $0 >= room }) ?? true {
                ticks.append(ChartAxis.Tick(value: Double(threads), label: label))
            }
        }
        return ticks.reversed()
    }

    private static func words(_ series: ScalingSeries, _ scale: UnitScale) -> String {
        let points = series.points.map { point in
            "\(scale.text(point.throughput)) with \(point.threads)"
        }
        return "In \(scale.unit), by threads: \(points.joined(separator: ", ")). \(ScalingWords.text(of: series))."
    }
}

extension ScalingSeries {
    fileprivate var mostThreads: Double { Double(points[points.count - 1].threads) }
}

extension ChartFrame {
    /// The throughput at the upper edge.
    fileprivate func top(of scale: UnitScale) -> Double { scale.original(y.ticks.last?.value ?? 0) }
}
