import Chiplog

/// Records one under another in aligned columns, for the text of a failure.
///
/// ```
///     9  info     charging card     amount=1200  currency="EUR"
///   ≈ 10 error    payment declined  code=5  attempt=1           Checkout.swift:88
///                                        ^ expected 51
/// ```
package struct RecordTable {
    /// What a row says of its record.
    package struct Mark {
        package let sign: Character
        /// Each gets a line of its own below the row.
        package let mismatches: [LogPattern.Mismatch]

        package init(_ sign: Character, _ mismatches: [LogPattern.Mismatch] = []) {
            self.sign = sign
            self.mismatches = mismatches
        }
    }

    /// Rows shown at most; those around the focus are.
    package static let mostRows = 20

    private let rows: [RecordRow]
    private let hiddenBefore: Int
    private let hiddenAfter: Int

    /// - Parameters:
    ///   - focus: the index of the record to show the neighbours of.
    ///   - mark: asked for each record that is shown; nil for one that is nothing special.
    package init(_ records: [CapturedRecord], focus: Int, mark: (CapturedRecord) -> Mark?) {
        let first = max(0, min(focus - Self.mostRows / 2, records.count - Self.mostRows))
        let shown = records.dropFirst(first).prefix(Self.mostRows)
        rows = shown.map { RecordRow($0, mark: mark($0)) }
        hiddenBefore = first
        hiddenAfter = records.count - first - rows.count
    }

    /// The lines, none of which ends in a space.
    package var lines: [String] {
        let widths = RecordRow.Widths(rows)
        var lines = rows.flatMap { $0.lines(widths) }
        if hiddenBefore > 0 {
            lines.insert("    … \(hiddenBefore) before", at: 0)
        }
        if hiddenAfter > 0 {
            lines.append("    … \(hiddenAfter) after")
        }
        return lines
    }
}
