/// One scenario: its charts, its tables, its events' fate.
struct HTMLScenarioSection {
    private let results: ScenarioResults
    /// What the page's links call it.
    let anchor: String

    init(_ results: ScenarioResults, index: Int) {
        self.results = results
        anchor = "scenario-\(index + 1)"
    }

    /// The line of the page's contents that leads here.
    var link: HTMLNode {
        .tag("li", [:], [.tag("a", ["href": "#\(anchor)"], results.name), .text(" — \(results.state)")])
    }

    /// Open, since not every browser prints what is under a closed fold.
    var node: HTMLNode {
        let summary = HTMLNode.tag(
            "summary", [:],
            [.tag("h3", [:], results.name), .tag("span", ["class": "state"], results.state)])
        let tables = results.tables().map(HTMLTable.node)
        let empty = HTMLNode.tag("p", [:], "No figures.")
        let delivery = HTMLNode.tag("p", ["class": "delivery"], DeliverySentence.text(of: results.rows))
        return .tag(
            "details", ["id": anchor, "open": "open"],
            [summary] + charts + (tables.isEmpty ? [empty] : tables) + [delivery])
    }

    /// A row of charts of each kind.
    private var charts: [HTMLNode] {
        let kinds = [
            ScalingChart.all(of: results).map(\.chart), LatencyChart.all(of: results).map(\.chart),
            CPUTimeChart.all(of: results).map(\.chart),
        ]
        return kinds.enumerated().filter { !$0.element.isEmpty }.map { kind, charts in
            let figures = charts.enumerated().map { index, chart in
                chart.figure(id: "\(anchor)-chart-\(kind + 1)-\(index + 1)")
            }
            return .tag("div", ["class": "charts"], figures)
        }
    }
}
