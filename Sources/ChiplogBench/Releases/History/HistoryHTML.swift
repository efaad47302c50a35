extension HistoryFormat {
    /// The history for a browser: one file that asks for nothing else, with charts.
    public static let html = HistoryFormat(name: "html", fileExtension: "html") { view in
        HistoryHTML(view).text
    }
}

/// Writes a history as one page: for each line of releases a chart, the table, the releases.
struct HistoryHTML {
    private let view: HistoryView

    init(_ view: HistoryView) {
        self.view = view
    }

    var text: String {
        let lines = view.lines
        let body = lines.enumerated().map { Self.section($1, number: $0 + 1) }
        return HTMLPage.text(title: view.title, [header(lines), .tag("main", [:], body)])
    }

    private func header(_ lines: [HistoryLineView]) -> HTMLNode {
        let series = Set(lines.flatMap { $0.series.map(\.name) }).count
        return .tag(
            "header", [:],
            [
                .tag("h1", [:], view.title),
                HTMLPage.tiles([
                    ("releases", view.releaseCount), (view.showsRows ? "rows" : "scenarios", series),
                ]),
                .tag("p", [:], view.note),
            ])
    }

    private static func section(_ line: HistoryLineView, number: Int) -> HTMLNode {
        let charts = HistoryChart.all(of: line).enumerated().map { index, chart in
            chart.chart.figure(id: "line-\(number)-chart-\(index + 1)")
        }
        let drawn = charts.isEmpty ? [] : [HTMLNode.tag("div", ["class": "charts"], charts)]
        let tables = [HistoryTable(line).table, releases(of: line)].compactMap(\.self).map(HTMLTable.node)
        return HTMLPage.section(line.line.range, drawn + tables)
    }

    /// The newest first.
    private static func releases(of line: HistoryLineView) -> ReportTable {
        ReportTable(
            "Releases",
            [
                TableColumn(.text("release")) { $0.name.label }, TableColumn(.text("measured")) { $0.day },
                TableColumn(.text("commit")) { String($0.name.commit.prefix(12)) },
                TableColumn(.text("Swift")) { $0.build?.swift ?? "" },
                TableColumn(.text("profile")) { $0.profile },
                TableColumn(.text("processor")) { $0.machine.cpu ?? "" },
                TableColumn(.text("outcome")) { $0.outcome },
            ], of: line.line.releases.reversed())
    }
}
