extension HistoryFormat {
    /// The history as GitHub's Markdown.
    public static let markdown = HistoryFormat(name: "markdown", fileExtension: "md") { view in
        "# \(MarkdownTable.escaped(view.title))\n\n" + HistoryMarkdown(view).text + "\n"
    }
}

/// Writes a history as Markdown without a heading: the releases, the table, what it means.
struct HistoryMarkdown {
    private let view: HistoryView
    private let links: Bool

    /// - Parameter links: Whether releases lead to their files, which lie beside the text.
    init(_ view: HistoryView, links: Bool = false) {
        self.view = view
        self.links = links
    }

    /// Without a final newline.
    var text: String {
        (view.lines.map(block) + [MarkdownTable.escaped(view.note)]).joined(separator: "\n\n")
    }

    private func block(_ line: HistoryLineView) -> String {
        // The newest is what a reader looks for.
        let releases = line.line.releases.reversed().map(item).joined(separator: "\n")
        guard let table = HistoryTable(line).table else { return releases }
        var lines = MarkdownTable(columns: table.columns)
        for row in table.rows { lines.append(row) }
        let notes = table.notes.map { "- \(MarkdownTable.escaped($0))" }.joined(separator: "\n")
        return ["**\(MarkdownTable.escaped(table.title))**", lines.text, notes, releases].filter { !$0.isEmpty }
            .joined(separator: "\n\n")
    }

    private func item(_ release: ReleaseRecord) -> String {
        let label = MarkdownTable.escaped(release.name.label)
        // The first release was compared with nothing, so there is no report of it.
        let file = release.previous == nil ? "json" : "md"
        let name = links ? "[\(label)](\(release.name.fileName).\(file))" : label
        let swift = release.build.map { ", Swift \($0.swift)" } ?? ""
        return "- \(name), \(MarkdownTable.escaped("\(release.day)\(swift): \(release.outcome)"))"
    }
}
