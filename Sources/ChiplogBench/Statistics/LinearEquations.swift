/// A few linear equations in as many unknowns.
enum LinearEquations {
    /// Gauss's elimination with the largest pivot of each column.
    ///
    /// - Parameter rows: An equation each: the coefficients, and what they add up to last.
    /// - Returns: nil when there is no single solution.
    static func solve(_ rows: [[Double]]) -> [Double]? {
        var rows = rows
        for column in rows.indices {
            guard let pivot = rows.indices[column...].max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }),
                abs(rows[pivot][column]) > 0
            else { return nil }
            rows.swapAt(column, pivot)
            for row in rows.indices where row != column {
                let factor = rows[row][column] / rows[column][column]
                for place in rows[row].indices { rows[row][place] -= factor * rows[column][place] }
            }
        }
        let solution = rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
        return solution.allSatisfy(\.isFinite) ? solution : nil
    }
}
