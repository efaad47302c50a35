/// A table in a box of its own that scrolls sideways where the page is too narrow.
enum HTMLTable {
    /// Words of up to so many letters stay on one line, at hyphens, too.
    private static let longestUnbroken = 24

    static func node(_ table: ReportTable) -> HTMLNode {
        let head = table.columns.map { column in
            HTMLNode.tag(
                "th", column.isNumber ? ["scope": "col", "class": "number"] : ["scope": "col"], heading(column))
        }
        let body = table.rows.map { cells in
            HTMLNode.tag("tr", [:], zip(table.columns, cells).enumerated().map { cell($0, $1.0, $1.1) })
        }
        let content: [HTMLNode] = [
            .tag("caption", [:], table.title), .tag("thead", [:], [.tag("tr", [:], head)]), .tag("tbody", [:], body),
        ]
        // Focusable, so that it can be scrolled with the keyboard.
        let box = HTMLNode.tag(
            "div", ["class": "wide", "tabindex": "0", "role": "region", "aria-label": table.title],
            [.tag("table", [:], content)])
        guard !table.notes.isEmpty else { return box }
        return .tag("div", [:], [box, .tag("ul", ["class": "notes"], table.notes.map { .tag("li", [:], $0) })])
    }

    /// The heading, whose unit stays on one line: the spaces after the comma do not break.
    private static func heading(_ column: ReportTable.Column) -> String {
        guard column.isNumber, let comma = column.heading.lastIndex(of: ",") else { return column.heading }
        let unit = column.heading[comma...].dropFirst(2)
        return column.heading[...comma] + " " + unit.map { $0 == " " ? "\u{A0}" : String($0) }.joined()
    }

    /// The first cell of a row is its heading.
    private static func cell(_ index: Int, _ column: ReportTable.Column, _ text: String) -> HTMLNode {
        let shown = text.allSatisfy(\.isWhitespace) ? "n/a" : text
        let kind = column.isNumber ? "number" : shown.count <= longestUnbroken ? "word short" : "word"
        guard index > 0 else { return .tag("th", ["scope": "row", "class": kind], shown) }
        return .tag("td", ["class": shown == "n/a" ? "\(kind) absent" : kind], shown)
    }
}
