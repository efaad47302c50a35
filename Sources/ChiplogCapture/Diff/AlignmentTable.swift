/// For each pair of rests of two sequences, what to lay in the first row so that the whole is best (dynamic programming
/// from the ends, as for the longest common subsequence: Wagner and Fischer 1974).
struct AlignmentTable {
    enum Choice: UInt8 {
        case same, near, left, right
    }

    private let leftCount: Int
    private let rightCount: Int
    private var choices: [Choice]

    /// More than all near pairs of a table together are worth.
    private static let worthOfSame = 1 << 40
    /// Of two near pairs the one that differs less is worth more.
    private static let worthOfNear = 1 << 16

    init(leftCount: Int, rightCount: Int) {
        self.leftCount = leftCount
        self.rightCount = rightCount
        choices = Array(repeating: .left, count: leftCount * rightCount)
    }

    /// What to lay down when the left rest begins at `left` and the right one at `right`; one of them is not empty.
    func choice(_ left: Int, _ right: Int) -> Choice {
        if left == leftCount { return .right }
        return right == rightCount ? .left : choices[left * rightCount + right]
    }

    mutating func fill(_ likeness: (_ left: Int, _ right: Int) -> Alignment.Likeness) {
        var below = Array(repeating: 0, count: rightCount + 1)
        for left in (0..<leftCount).reversed() {
            var row = below
            for right in (0..<rightCount).reversed() {
                let best = Self.best(
                    likeness(left, right), below: below[right], beside: row[right + 1], both: below[right + 1])
                row[right] = best.score
                choices[left * rightCount + right] = best.choice
            }
            below = row
        }
    }

    /// Pairs come first, then what is on the left only.
    private static func best(
        _ likeness: Alignment.Likeness, below: Int, beside: Int, both: Int
    ) -> (score: Int, choice: Choice) {
        let alone: (score: Int, choice: Choice) = below >= beside ? (below, .left) : (beside, .right)
        let paired: (score: Int, choice: Choice)
        switch likeness {
        case .same: paired = (both + worthOfSame, .same)
        case .near(let differences): paired = (both + worthOfNear - min(max(differences, 1), worthOfNear - 1), .near)
        case .different: return alone
        }
        return paired.score >= alone.score ? paired : alone
    }
}
