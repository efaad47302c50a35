/// One scenario under a fold: a table for each pass that gave figures, then the events' fate.
struct MarkdownScenarioSection {
    private let results: ScenarioResults

    init(_ results: ScenarioResults) {
        self.results = results
    }

    /// The section with as many tables as fit, and with a word about the others; nil when not even the first one does.
    func text(withinBytes limit: Int) -> String? {
        let blocks = results.tables(servicePercentiles: LatencyTable.fewServicePercentiles).map(Self.block)
        let all = section(blocks.isEmpty ? ["No figures."] : blocks)
        if all.utf8.count <= limit { return all }
        for shown in stride(from: blocks.count - 1, to: 0, by: -1) {
            let left = blocks.count - shown
            let note = "Too long to show here: \(left) table\(left == 1 ? "" : "s"); the JSON report has the figures."
            let part = section(blocks.prefix(shown) + [note])
            if part.utf8.count <= limit { return part }
        }
        return nil
    }

    private func section(_ blocks: [String]) -> String {
        """
        <details><summary>\(MarkdownTable.escaped(results.name)) — \(results.state)</summary>

        \(blocks.joined(separator: "\n\n"))

        \(MarkdownTable.escaped(DeliverySentence.text(of: results.rows)))

        </details>
        """
    }

    private static func block(_ table: ReportTable) -> String {
        var lines = MarkdownTable(columns: table.columns)
        for row in table.rows { lines.append(row) }
        let notes = table.notes.map { "- \(MarkdownTable.escaped($0))" }.joined(separator: "\n")
        return ["**\(table.title)**", lines.text, notes].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}
