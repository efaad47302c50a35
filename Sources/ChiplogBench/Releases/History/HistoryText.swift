extension HistoryFormat {
    /// The history for a terminal.
    public static let text = HistoryFormat(name: "text", fileExtension: "txt") { view in
        HistoryText(view).text
    }
}

/// Writes a history as columns of characters.
struct HistoryText {
    /// More columns than these wrap on most terminals.
    private static let mostReleases = 5

    private let view: HistoryView

    init(_ view: HistoryView) {
        self.view = view
    }

    var text: String {
        ([view.title] + view.lines.map(Self.block) + [view.note]).joined(separator: "\n\n") + "\n"
    }

    /// Without what a label could do to a terminal.
    private static func visible(_ lines: [String]) -> [String] { lines.map(HTMLText.visible) }

    private static func block(_ line: HistoryLineView) -> String {
        let unbuilt = line.line.releases.filter { !$0.isMeasured }.map { $0.outcome }
        guard let table = HistoryTable(line, mostReleases: mostReleases).table else {
            return visible(["\(line.line.range): nothing was measured"] + unbuilt).joined(separator: "\n")
        }
        let cells = ([table.columns.map(\.heading)] + table.rows).map { $0.map(HTMLText.visible) }
        return (visible([table.title]) + TextTable(cells).lines + visible(table.notes + unbuilt))
            .joined(separator: "\n")
    }
}
