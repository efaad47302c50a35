/// The best way to lay two sequences side by side: as many equal pairs as can be in order (a longest common subsequence),
/// and among those ways the one with the most pairs that are nearly equal, and those as near as can be.
package struct Alignment {
    package enum Likeness {
        case same
        /// In so many ways unlike, and yet likely meant for each other.
        case near(Int)
        case different
    }

    /// What stands in a row, by index.
    package enum Row: Hashable {
        case same(left: Int, right: Int)
        case near(left: Int, right: Int)
        case left(Int)
        case right(Int)
    }

    package let rows: [Row]

    /// Time and memory grow with the product of what is left of the sequences without their equal ends; beyond this many
    /// pairs, what is behind is laid out without being compared.
    static let mostPairs = 1 << 20

    package init(_ leftCount: Int, _ rightCount: Int, likeness: (_ left: Int, _ right: Int) -> Likeness) {
        func isSame(_ left: Int, _ right: Int) -> Bool {
            if case .same = likeness(left, right) { true } else { false }
        }
        // Equal ends belong to some longest common subsequence.
        let shorter = min(leftCount, rightCount)
        let head = (0..<shorter).first { !isSame($0, $0) } ?? shorter
        let most = shorter - head
        let tail = (0..<most).first { !isSame(leftCount - 1 - $0, rightCount - 1 - $0) } ?? most

        let left = head..<leftCount - tail
        let right = head..<rightCount - tail
        let comparedLeft = left.prefix(max(1 << 10, Self.mostPairs / max(right.count, 1)))
        let comparedRight = right.prefix(Self.mostPairs / max(comparedLeft.count, 1))
        rows =
            (0..<head).map { .same(left: $0, right: $0) }
            + Self.rows(comparedLeft, comparedRight, likeness)
            + (comparedLeft.upperBound..<left.upperBound).map { .left($0) }
            + (comparedRight.upperBound..<right.upperBound).map { .right($0) }
            + (0..<tail).map { .same(left: left.upperBound + $0, right: right.upperBound + $0) }
    }

    private static func rows(
        _ left: Range<Int>, _ right: Range<Int>, _ likeness: (Int, Int) -> Likeness
    ) -> [Row] {
        var table = AlignmentTable(leftCount: left.count, rightCount: right.count)
        table.fill { likeness(left.lowerBound + $0, right.lowerBound + $1) }
        var rows: [Row] = []
        var (i, j) = (left.lowerBound, right.lowerBound)
        while i < left.upperBound || j < right.upperBound {
            switch table.choice(i - left.lowerBound, j - right.lowerBound) {
            case .same: rows.append(.same(left: i, right: j))
            case .near: rows.append(.near(left: i, right: j))
            case .left: rows.append(.left(i))
            case .right: rows.append(.right(j))
            }
            if case .right = rows.last {} else { i += 1 }
            if case .left = rows.last {} else { j += 1 }
        }
        return rows
    }
}
