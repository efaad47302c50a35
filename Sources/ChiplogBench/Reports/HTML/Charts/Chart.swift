/// A drawing with its title, what it says in words, and what its lines are.
struct Chart {
    /// What is drawn.
    var title: String
    /// Of which rows; may be empty.
    var subtitle: String
    /// What is to be seen, in words and figures, for those who do not see it.
    var description: String
    var height: Double
    var content: [HTMLNode]
    var legend: [(mark: ChartMark, name: String)] = []

    /// - Parameter id: What no other chart of the page is called.
    func figure(id: String) -> HTMLNode {
        let caption = HTMLNode.tag(
            "figcaption", [:],
            [.text(title)] + (subtitle.isEmpty ? [] : [.tag("span", [:], subtitle)]))
        let size = "0 0 \(SVG.number(ChartFrame.width)) \(SVG.number(height))"
        let drawing = HTMLNode.tag(
            "svg",
            [
                "viewBox": size, "role": "img", "aria-labelledby": "\(id)-title", "aria-describedby": "\(id)-desc",
            ],
            [
                .tag("title", ["id": "\(id)-title"], subtitle.isEmpty ? title : "\(title): \(subtitle)"),
                .tag("desc", ["id": "\(id)-desc"], description),
            ] + content)
        let items = legend.map { mark, name in HTMLNode.tag("li", [:], [mark.sample, .tag("span", [:], name)]) }
        return .tag(
            "figure", [:],
            [caption, drawing] + (items.isEmpty ? [] : [.tag("ul", ["class": "legend"], items)]))
    }
}
