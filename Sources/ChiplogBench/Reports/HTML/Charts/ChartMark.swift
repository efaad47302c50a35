/// A line of a chart with the marks on it. Lines differ in shape and dashes as well as in colour.
struct ChartMark {
    enum Shape: CaseIterable {
        case circle, square, triangle, diamond
    }

    /// How many colours the style sheet has for lines.
    private static let inks = 6

    /// nil for a line without marks.
    var shape: Shape?
    var isHollow = false
    /// The colour's number from 1; 0 for a quiet one.
    var ink: Int
    /// Classes of the line; nil for marks without one.
    var line: String? = "curve"

    /// The marks of line number `index`: after the last colour the first one comes back with another shape.
    static func numbered(_ index: Int) -> ChartMark {
        ChartMark(shape: Shape.allCases[index % Shape.allCases.count], ink: index % inks + 1)
    }

    /// The line through `points` and a mark at each.
    func nodes(_ points: [SVG.Point]) -> [HTMLNode] {
        let line = line.map { SVG.polyline(points, "\($0) ink-\(ink)") }
        return [line].compactMap(\.self) + points.compactMap(node)
    }

    /// What the legend shows of it.
    var sample: HTMLNode {
        let ends: [SVG.Point] = [(1, 7), (27, 7)]
        let line = line.map { SVG.polyline(ends, "\($0) ink-\(ink)") }
        return .tag(
            "svg", ["viewBox": "0 0 28 14", "aria-hidden": "true"],
            [line, node((14, 7))].compactMap(\.self))
    }

    private func node(_ point: SVG.Point) -> HTMLNode? {
        let style = "mark\(isHollow ? " hollow" : "") ink-\(ink)"
        switch shape {
        case nil: return nil
        case .circle:
            return .tag(
                "circle", ["class": style, "cx": SVG.number(point.x), "cy": SVG.number(point.y), "r": "3.5"])
        case .square:
            return SVG.rectangle(x: point.x - 3.2, y: point.y - 3.2, width: 6.4, height: 6.4, style)
        case .triangle: return polygon([(0, -4.5), (4.2, 3.2), (-4.2, 3.2)], point, style)
        case .diamond: return polygon([(0, -4.7), (4.7, 0), (0, 4.7), (-4.7, 0)], point, style)
        }
    }

    private func polygon(_ corners: [SVG.Point], _ point: SVG.Point, _ style: String) -> HTMLNode {
        let places = corners.map { "\(SVG.number(point.x + $0.x)),\(SVG.number(point.y + $0.y))" }
        return .tag("polygon", ["class": style, "points": places.joined(separator: " ")])
    }
}
