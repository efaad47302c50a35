/// By how much a metric has changed since the first release: a line for each series, a place for each release.
struct HistoryChart {
    /// More lines than these are not told apart; what is left has charts of its own.
    private static let mostLines = 8
    /// Of the plot, at least, whatever the labels are.
    private static let plotWidth = 240.0
    /// A label of a release; the table has all of it.
    private static let longestLabel = 72.0
    /// What is less is noise that should look like it.
    private static let leastSpan = 4.0

    let chart: Chart

    /// The charts of a line; none where fewer than two releases can be chained.
    static func all(of view: HistoryLineView) -> [HistoryChart] {
        let series = view.series.filter { $0.isChained && $0.measured.contains { !$0.point.isStart } }
        guard !series.isEmpty else { return [] }
        let changes = series.flatMap { $0.measured.compactMap { $0.point.change } }
        let title = "\(view.metric.words), %"
        let y = ChartAxis.signed(title, covering: changes, leastSpan: leastSpan, about: 5)
        // As many in one chart as in the next.
        let charts = (series.count + mostLines - 1) / mostLines
        let lines = (series.count + charts - 1) / charts
        return stride(from: 0, to: series.count, by: lines).map { start in
            HistoryChart(Array(series[start..<min(start + lines, series.count)]), y, view)
        }
    }

    private init(_ series: [HistorySeries], _ y: ChartAxis, _ view: HistoryLineView) {
        let labels = ReleaseLabels.fitting(view.line.releases.map(\.name.label), Self.longestLabel)
        let (x, margin, end) = Self.axis(of: labels)
        let frame = ChartFrame(x: x, y: y, plotHeight: 190)
        let marks = series.indices.map(ChartMark.numbered)
        let zero = frame.place(y: 0)
        let lines = zip(series, marks).flatMap { series, mark in
            series.chains.flatMap { chain in
                mark.nodes(
                    chain.map { (frame.place(x: margin + Double($0.release)), frame.place(y: $0.point.change ?? 0)) })
            }
        }
        chart = Chart(
            title: "Change since the first release",
            subtitle: "",
            description: Self.words(series, view), height: frame.height,
            content: frame.nodes + [SVG.line(frame.place(x: 0), zero, frame.place(x: end), zero, "axis dashed")]
                + lines,
            legend: zip(marks, series).map { ($0, $1.name) })
    }

    /// A place for each release, with room to the left for half of the first label, and as many labels as do not lie on
    /// each other, the last one among them.
    private static func axis(of labels: [String]) -> (axis: ChartAxis, margin: Double, end: Double) {
        let half = ChartFrame.width(of: labels.prefix(1).map(\.self)) / 2 + 4
        let steps = Double(max(1, labels.count - 1))
        let margin = half * steps / (plotWidth - half)
        var ticks: [ChartAxis.Tick] = []
        for (index, label) in labels.enumerated().reversed() {
            let tick = ChartAxis.Tick(value: margin + Double(index), label: label)
            guard let next = ticks.last else {
                ticks.append(tick)
                continue
            }
            let room = (ChartFrame.width(of: [label]) + ChartFrame.width(of: [next.label])) / 2 + 8
            if (next.value - tick.value) / (margin + steps) * plotWidth >= room { ticks.append(tick) }
        }
        return (.linear("release", ticks: ticks.reversed(), upTo: margin + steps), margin, margin + steps)
    }

    private static func words(_ series: [HistorySeries], _ view: HistoryLineView) -> String {
        series.map { series in
            let changes = series.measured.map { release, point in
                let change = point.isStart ? "start" : ChangeText.share(point.ratio ?? 1)
                return "\(view.line.releases[release].name.label) \(change)"
            }
            return "\(series.name): \(changes.joined(separator: ", "))."
        }.joined(separator: " ")
    }
}

extension HistorySeries {
    /// What is measured, in pieces that each begin where a chain does.
    fileprivate var chains: [[(release: Int, point: Measured)]] {
        var chains: [[(release: Int, point: Measured)]] = []
        for element in measured {
            if element.point.isStart || chains.isEmpty {
                chains.append([element])
            } else {
                chains[chains.count - 1].append(element)
            }
        }
        return chains
    }
}

extension HistorySeries.Measured {
    /// In percent, since the start of the chain.
    fileprivate var change: Double? { ratio.map { ($0 - 1) * 100 } }
}
