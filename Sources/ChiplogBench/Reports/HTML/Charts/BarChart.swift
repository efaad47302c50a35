/// Horizontal bars, each under its name, with a whisker over its interval.
struct BarChart {
    struct Bar {
        var name: String
        var figure: MetricValue
        /// Whether it is what the others are compared with.
        var isReference: Bool
    }

    private static let rowHeight = 34.0
    private static let left = 4.0

    let bars: [Bar]
    let axis: ChartAxis
    let scale: UnitScale

    var height: Double { bottom + 38 }

    /// Every bar's name, figure and interval, in words.
    var description: String {
        let figures = bars.map { bar in
            let range = bar.figure.interval.map { " (\(scale.text($0.lower)) to \(scale.text($0.upper)))" } ?? ""
            return "\(bar.name): \(scale.text(bar.figure.value))\(range)"
        }
        return "\(axis.title): \(figures.joined(separator: "; "))."
    }

    var nodes: [HTMLNode] {
        let drawn = bars.enumerated().flatMap { nodes(of: $1, y: Double($0) * Self.rowHeight) }
        return grid + drawn + [
            SVG.line(Self.left, 0, Self.left, bottom, "axis"),
            SVG.text(axis.title, right, bottom + 32, anchor: "end"),
        ]
    }

    private var bottom: Double { Double(bars.count) * Self.rowHeight + 4 }

    /// Leaves room for half of the last label.
    private var right: Double {
        ChartFrame.width - ChartFrame.width(of: axis.ticks.suffix(1).map(\.label)) / 2 - 2
    }

    private var grid: [HTMLNode] {
        // Of labels that would lie on each other the later ones are left out.
        var free = 0.0
        return axis.ticks.flatMap { tick -> [HTMLNode] in
            let x = place(share: axis.share(tick.value))
            let width = ChartFrame.width(of: [tick.label])
            let start = tick.value == 0 ? x : x - width / 2
            let line = SVG.line(x, 0, x, bottom, "grid")
            guard start >= free else { return [line] }
            free = start + width + 6
            return [line, SVG.text(tick.label, x, bottom + 15, anchor: tick.value == 0 ? "start" : "middle")]
        }
    }

    private func nodes(of bar: Bar, y: Double) -> [HTMLNode] {
        let figure = scale.text(bar.figure.value)
        let room = ChartFrame.width - ChartFrame.width(of: [figure]) - 20
        let name = ChartFrame.fitting(HTMLText.visible(bar.name), room)
        let length = place(bar.figure.value) - Self.left
        return [
            SVG.text(name, Self.left + 4, y + 13, anchor: "start", "strong"),
            SVG.text(figure, ChartFrame.width - 2, y + 13, anchor: "end", "strong"),
            SVG.rectangle(
                x: Self.left, y: y + 18, width: length, height: 12, bar.isReference ? "bar hollow ink-2" : "bar ink-1"),
        ] + whisker(bar.figure.interval, y: y + 24)
    }

    private func whisker(_ interval: ConfidenceInterval?, y: Double) -> [HTMLNode] {
        guard let interval else { return [] }
        let ends = [place(interval.lower), place(interval.upper)]
        return [SVG.line(ends[0], y, ends[1], y, "whisker")] + ends.map { SVG.line($0, y - 4, $0, y + 4, "whisker") }
    }

    private func place(_ value: Double) -> Double { place(share: axis.share(scale.value(value))) }

    private func place(share: Double) -> Double { Self.left + share * (right - Self.left) }
}
