/// Columns for a terminal: the first leans left, the others right.
package struct TextTable {
    private let rows: [[String]]

    /// Every row has as many cells as the first.
    package init(_ rows: [[String]]) {
        self.rows = rows
    }

    package var lines: [String] {
        guard let first = rows.first else { return [] }
        let widths = first.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).enumerated().map { index, cell in
                let space = String(repeating: " ", count: cell.1 - cell.0.count)
                return index == 0 ? cell.0 + space : space + cell.0
            }.joined(separator: "  ")
        }
    }
}
