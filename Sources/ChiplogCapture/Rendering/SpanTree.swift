import Chiplog

/// Spans one under another, children indented below their parents, for the text of a failure.
///
/// ```
///     GET /orders    ok     0.012s
///       authorize    unset  0.001s
///   ≈   charge card  error  0.003s  order=41  Checkout.swift:88
///       ^ order is 41, expected 42
/// ```
package struct SpanTree {
    private struct Row {
        let indent: Int
        /// Name, status, duration, attributes.
        let columns: [String]
        let place: String
        /// nil for a span that is nothing special.
        let notes: [String]?

        init(_ span: CapturedSpan, depth: Int, isHidden: Bool, notes: [String]?) {
            // Deeper ones would leave no room for the names.
            indent = 2 * min(depth, 12)
            let name = LineBuffer.string { $0.append(escaping: isHidden ? "(holds a secret)" : span.name) }
            let all = span.attributes.map { FieldText($0.key.name, $0.value) }
            let rest = all.count > RecordRow.mostFields ? ["… \(all.count - RecordRow.mostFields) more"] : []
            let attributes = all.prefix(RecordRow.mostFields).map { RecordRow.cut($0.text) } + rest
            columns = [
                String(repeating: " ", count: indent) + RecordRow.cut(name),
                isHidden ? "" : RecordRow.cut(span.status.word), LogValue.duration(span.duration).literal,
                isHidden ? "" : attributes.joined(separator: "  "),
            ]
            place = span.record.callSite.fileAndLine
            self.notes = notes
        }

        func lines(_ widths: [Int]) -> [String] {
            let cells = zip(columns, widths).map { $0.padded(to: $1) }.filter { !$0.isEmpty }
            guard let notes else { return ["    " + cells.joined(separator: "  ").withoutTrailingSpaces] }
            let margin = String(repeating: " ", count: 4 + indent)
            return ["  ≈ " + (cells + [place]).joined(separator: "  ")] + notes.map { margin + "^ " + $0 }
        }
    }

    private let rows: [Row]
    private let window: RowWindow

    /// - Parameters:
    ///   - focus: the span to show the neighbours of; nil is the last one.
    ///   - notes: asked for each span that is shown; nil for one that is nothing special.
    package init(_ log: SpanLog, focus: CapturedSpan?, notes: (CapturedSpan) -> [String]?) {
        let all = log.forest.rows
        let place = all.firstIndex { $0.span.record.sequence == focus?.record.sequence } ?? all.count
        window = RowWindow(rowCount: all.count, focus: place)
        rows = all[window.range].map { span, depth in
            let isHidden = log.isHidden(span)
            return Row(span, depth: depth, isHidden: isHidden, notes: isHidden ? nil : notes(span))
        }
    }

    /// The lines, none of which ends in a space.
    package var lines: [String] {
        let widths = (0..<4).map { column in rows.map { $0.columns[column].count }.max() ?? 0 }
        return window.framed(rows.flatMap { $0.lines(widths) })
    }
}
