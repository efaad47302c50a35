/// The part of a chart that holds its axes; the drawing has units of its own, 360 to a phone's width.
struct ChartFrame {
    static let width = 360.0
    private static let lineHeight = 16.0

    let x: ChartAxis
    let y: ChartAxis
    let height: Double
    private let left: Double
    private let right: Double
    private let top = ChartFrame.lineHeight + 10
    private let bottom: Double

    init(x: ChartAxis, y: ChartAxis, plotHeight: Double = 170) {
        self.x = x
        self.y = y
        left = Self.width(of: y.ticks.map(\.label)) + 10
        right = Self.width - max(8, Self.width(of: x.ticks.suffix(1).map(\.label)) / 2 + 2)
        bottom = top + plotHeight
        height = bottom + 2 * Self.lineHeight + 8
    }

    /// The room that the longest of `labels` takes: rather too much, since the font is the reader's.
    static func width(of labels: [String]) -> Double {
        labels.map { label in label.reduce(0) { $0 + width(of: $1) } }.max() ?? 0
    }

    /// Widths of DejaVu Sans, the widest of the fonts that systems have for their own texts. Beyond Latin, Greek and
    /// Cyrillic letters may be as wide as they are high.
    private static func width(of character: Character) -> Double {
        switch character {
        case " ", ".", ",", ":", ";", "'", "|", "i", "j", "l": 5
        case "m", "w", "M", "W", "%": 12
        default: character.unicodeScalars.allSatisfy { $0.value < 0x530 } ? 8 : 13
        }
    }

    /// The label, cut where it would take more than `room`.
    static func fitting(_ label: String, _ room: Double) -> String {
        guard width(of: [label]) > room else { return label }
        var shown = label.prefix(Int(max(0, room) / 5))
        while !shown.isEmpty, width(of: ["\(shown)…"]) > room { shown.removeLast() }
        return "\(shown)…"
    }

    /// Where a value of the horizontal axis is.
    func place(x value: Double) -> Double { left + x.share(value) * (right - left) }

    /// Where a value of the vertical axis is.
    func place(y value: Double) -> Double { bottom - y.share(value) * (bottom - top) }

    /// The lines and labels of both axes.
    var nodes: [HTMLNode] {
        let horizontal = y.ticks.flatMap { tick in
            let place = place(y: tick.value)
            return [
                SVG.line(left, place, right, place, "grid"),
                SVG.text(tick.label, left - 6, place + 4, anchor: "end"),
            ]
        }
        let vertical = x.ticks.flatMap { tick in
            let place = place(x: tick.value)
            return [
                SVG.line(place, bottom, place, bottom + 4, "axis"),
                SVG.text(tick.label, place, bottom + Self.lineHeight, anchor: "middle"),
            ]
        }
        return horizontal + vertical + [
            SVG.line(left, bottom, right, bottom, "axis"), SVG.line(left, top, left, bottom, "axis"),
            SVG.text(y.title, 0, 12, anchor: "start"),
            SVG.text(x.title, right, bottom + 2 * Self.lineHeight + 2, anchor: "end"),
        ]
    }
}
