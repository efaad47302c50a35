/// A table in GitHub's Markdown; whatever a cell says, it stays one cell.
struct MarkdownTable {
    /// The table so far, without a final newline.
    private(set) var text: String

    init(columns: [ReportTable.Column]) {
        text = Self.line(columns.map(\.heading)) + "\n" + Self.rule(columns)
    }

    mutating func append(_ cells: [String]) {
        text += "\n" + Self.line(cells)
    }

    /// Adds a row unless the table would then be longer than `limit`; whether it did.
    mutating func append(_ cells: [String], withinBytes limit: Int) -> Bool {
        let line = Self.line(cells)
        guard text.utf8.count + line.utf8.count < limit else { return false }
        text += "\n" + line
        return true
    }

    private static func line(_ cells: [String]) -> String {
        "| " + cells.map { escaped($0) }.joined(separator: " | ") + " |"
    }

    private static func rule(_ columns: [ReportTable.Column]) -> String {
        "|" + columns.map { $0.isNumber ? " ---: |" : " --- |" }.joined()
    }

    /// The text such that Markdown shows it as it is, on one line, cut to `limit` scalars; `n/a` for nothing.
    ///
    /// By scalars, since a bar with a combining accent is another character than a bar and still ends the cell.
    static func escaped(_ text: String, limit: Int = 400) -> String {
        var result = ""
        let scalars = text.unicodeScalars
        for scalar in scalars.prefix(limit) {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "|", "\\", "`", "*", "[", "]", "~": result += "\\" + String(scalar)
            case _ where breaksLine(scalar):
                if result.last != " " { result += " " }
            default: result.unicodeScalars.append(scalar)
            }
        }
        if scalars.count > limit { result += "…" }
        return result.allSatisfy(\.isWhitespace) ? "n/a" : result
    }

    private static func breaksLine(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar == "\u{2028}" || scalar == "\u{2029}"
    }
}
