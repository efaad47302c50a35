extension HistoryFormat {
    /// The history for a browser: one file that asks for nothing else, with charts.
    public static let html = HistoryFormat(name: "html", fileExtension: "html") { view in
        HistoryHTML(view).text
    }

    /// Whether a file that begins with `bytes`, 4 KiB of them or all, is a page in ``html``.
    public static func isPage(_ bytes: [UInt8]) -> Bool {
        String(decoding: bytes.prefix(4096), as: UTF8.self).contains(
            HTMLPage.tag(generator: HistoryHTML.generator).html)
    }
}

/// Writes a history as one page: for each line of releases a chart, the table, the releases.
struct HistoryHTML {
    /// As many as fit on paper, too.
    private static let releasesPerTable = 5

    /// What a page says that it was made by, so that it is not taken for somebody else's.
    static let generator = "chiplog history"

    private let view: HistoryView

    init(_ view: HistoryView) {
        self.view = view
    }

    var text: String {
        let lines = view.lines
        let body = lines.enumerated().map { Self.section($1, number: $0 + 1) }
        return HTMLPage.text(title: view.title, generator: Self.generator, [header(lines), .tag("main", [:], body)])
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
        let tables = HistoryTable.pieces(of: line, releases: releasesPerTable).compactMap(\.table).map(HTMLTable.node)
        let earlier = tables.count > 1 ? [fold("Earlier releases", Array(tables.dropFirst()))] : []
        return HTMLPage.section(
            line.line.range, drawn + tables.prefix(1) + earlier + [HTMLTable.node(releases(of: line))])
    }

    private static func fold(_ heading: String, _ content: [HTMLNode]) -> HTMLNode {
        .tag("details", [:], [.tag("summary", [:], [.tag("h3", [:], heading)])] + content)
    }

    /// The newest first; the numbers are those of figures, but of failed ones those of rows.
    private static func releases(of line: HistoryLineView) -> ReportTable {
        let number = { (release: ReleaseRecord, count: KeyPath<ReleaseOutcome, Int>) in
            release.isMeasured && release.previous != nil ? "\(ReleaseOutcome(of: release)[keyPath: count])" : ""
        }
        return ReportTable(
            "Releases",
            [
                TableColumn(.text("release")) { $0.name.label },
                TableColumn(.text("compared with")) { $0.previous?.label ?? "" },
                TableColumn(.number("worse")) { number($0, \.worse) },
                TableColumn(.number("better")) { number($0, \.better) },
                TableColumn(.number("the same")) { number($0, \.same) },
                TableColumn(.number("undecided")) { number($0, \.undecided) },
                TableColumn(.number("rows failed")) { number($0, \.failed) },
                TableColumn(.text("measured")) { $0.day },
                TableColumn(.text("Swift")) { $0.build?.swift ?? "" },
                TableColumn(.text("processor")) { $0.machine.cpu ?? "" },
            ], of: line.line.releases.reversed(),
            notes: line.line.releases.compactMap { release in
                release.failure ?? release.harness.map { "\(release.name.label): \($0)" }
            })
    }
}
