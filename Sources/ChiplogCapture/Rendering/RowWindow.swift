/// The rows of a table that a failure shows: as many as are read, around the one in question.
struct RowWindow {
    /// Rows shown at most.
    static let mostRows = 20

    let range: Range<Int>
    private let rowCount: Int

    /// - Parameters:
    ///   - focus: the row in question; may be the one behind the last.
    ///   - before: how many rows to show before it, where there are enough after it.
    init(rowCount: Int, focus: Int, before: Int = mostRows / 2) {
        self.rowCount = rowCount
        let first = max(0, min(focus - before, rowCount - Self.mostRows))
        range = first..<min(first + Self.mostRows, rowCount)
    }

    /// The lines of the rows shown, and how many rows are not.
    func framed(_ lines: [String]) -> [String] {
        (range.lowerBound > 0 ? ["    … \(range.lowerBound) before"] : []) + lines
            + (range.upperBound < rowCount ? ["    … \(rowCount - range.upperBound) after"] : [])
    }
}
