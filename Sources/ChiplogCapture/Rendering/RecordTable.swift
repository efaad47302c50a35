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
    package static let mostRows = RowWindow.mostRows

    private let rows: [RecordRow]
    private let window: RowWindow

    /// - Parameters:
    ///   - focus: the index of the record to show the neighbours of.
    ///   - mark: asked for each record that is shown; nil for one that is nothing special.
    package init(_ records: [CapturedRecord], focus: Int, mark: (CapturedRecord) -> Mark?) {
        window = RowWindow(rowCount: records.count, focus: focus)
        rows = records[window.range].map { RecordRow($0, mark: mark($0)) }
    }

    /// The lines, none of which ends in a space.
    package var lines: [String] {
        let widths = RecordRow.Widths(rows)
        return window.framed(rows.flatMap { $0.lines(widths) })
    }
}
