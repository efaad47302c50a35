/// The rows of a comparison that a failure shows: as many as are read, around the first that differs.
struct DiffWindow {
    private static let mostRows = RecordTable.mostRows

    let range: Range<Int>
    private let rowCount: Int

    init(rowCount: Int, firstDifference: Int) {
        self.rowCount = rowCount
        let first = max(0, min(firstDifference - Self.mostRows / 4, rowCount - Self.mostRows))
        range = first..<min(first + Self.mostRows, rowCount)
    }

    /// The lines of the rows shown, and how many rows are not.
    func framed(_ lines: [String]) -> [String] {
        (range.lowerBound > 0 ? ["    … \(range.lowerBound) before"] : []) + lines
            + (range.upperBound < rowCount ? ["    … \(rowCount - range.upperBound) after"] : [])
    }
}
