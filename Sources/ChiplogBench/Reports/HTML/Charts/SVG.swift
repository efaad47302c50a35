/// The shapes that charts are drawn with.
enum SVG {
    typealias Point = (x: Double, y: Double)

    static func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) -> HTMLNode {
        .tag(
            "line",
            ["class": style, "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)])
    }

    static func polyline(_ points: [Point], _ style: String) -> HTMLNode {
        let places = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
        return .tag("polyline", ["class": style, "points": places])
    }

    static func rectangle(x: Double, y: Double, width: Double, height: Double, _ style: String) -> HTMLNode {
        .tag(
            "rect",
            [
                "class": style, "x": number(x), "y": number(y), "width": number(max(0, width)),
                "height": number(height),
            ])
    }

    /// - Parameter anchor: Which end of the text `x` is: `start`, `middle` or `end`.
    static func text(
        _ text: String, _ x: Double, _ y: Double, anchor: String, _ style: String = "label"
    ) -> HTMLNode {
        .tag("text", ["class": style, "x": number(x), "y": number(y), "text-anchor": anchor], text)
    }

    /// A coordinate to a tenth of a unit, which nobody sees.
    static func number(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e9 else { return "0" }
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
