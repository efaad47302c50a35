/// Two texts line by line, for the text of a failure:
///
/// ```
///     = info checkout: charging card amount=1200
///     - error checkout: payment declined code=51
///     + error checkout: payment declined code=5
/// ```
package struct TextDiff {
    private let expected: [Substring]
    private let actual: [Substring]
    private let rows: [Alignment.Row]

    package init(expected: String, actual: String) {
        self.expected = Self.lines(expected)
        self.actual = Self.lines(actual)
        let (left, right) = (self.expected, self.actual)
        rows = Alignment(left.count, right.count) { left[$0] == right[$1] ? .same : .different }.rows
    }

    package var expectedCount: Int { expected.count }

    package var actualCount: Int { actual.count }

    /// The number of the first line that is not the same; 1 is the first of all.
    package var firstDifference: Int { equalRows + 1 }

    /// Lines marked `=`, `-` where expected only and `+` where new; those around the first difference.
    package var lines: [String] {
        let window = RowWindow(rowCount: rows.count, focus: equalRows, before: RowWindow.mostRows / 4)
        return window.framed(rows[window.range].map { "    " + text($0) })
    }

    /// How many rows at the beginning are the same.
    private var equalRows: Int {
        rows.prefix { if case .same = $0 { true } else { false } }.count
    }

    private func text(_ row: Alignment.Row) -> String {
        switch row {
        case .same(_, let right): marked("=", actual[right])
        case .near(_, let right), .right(let right): marked("+", actual[right])
        case .left(let left): marked("-", expected[left])
        }
    }

    private func marked(_ sign: Character, _ line: Substring) -> String {
        line.isEmpty ? String(sign) : "\(sign) \(CutText(String(line), to: CutText.mostOfLine))"
    }

    /// No text has no line.
    private static func lines(_ text: String) -> [Substring] {
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false)
    }
}
