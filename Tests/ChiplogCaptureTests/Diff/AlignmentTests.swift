import Testing

@testable import ChiplogCapture

@Suite struct AlignmentTests {
    private func rows(_ left: String, _ right: String) -> [Alignment.Row] {
        let (left, right) = (Array(left), Array(right))
        return Alignment(left.count, right.count) { Self.likeness(left[$0], right[$1]) }.rows
    }

    /// Letters of different case are near.
    private static func likeness(_ left: Character, _ right: Character) -> Alignment.Likeness {
        left == right ? .same : left.lowercased() == right.lowercased() ? .near(1) : .different
    }

    @Test(arguments: [
        ("", "", ""), ("abc", "abc", "==="), ("abc", "", "---"), ("", "ab", "++"), ("abc", "axc", "=-+="),
        ("abd", "abcd", "==+="), ("aXb", "axb", "=≈="), ("ab", "Ab", "≈="), ("ab", "Aab", "+=="),
        ("abc", "xbd", "-+=-+"),
        ("aa", "aaa", "==+"), ("abcd", "bcda", "-===+"),
    ])
    func theBestWayIsFound(left: String, right: String, signs: String) {
        let found = rows(left, right).map { row -> Character in
            switch row {
            case .same: "="
            case .near: "≈"
            case .left: "-"
            case .right: "+"
            }
        }
        #expect(String(found) == signs)
    }

    /// The definition, without a table.
    private func best(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> [Int] {
        guard let l = left.first, let r = right.first else { return [0, 0] }
        var candidates = [best(left.dropFirst(), right), best(left, right.dropFirst())]
        let rest = best(left.dropFirst(), right.dropFirst())
        switch Self.likeness(l, r) {
        case .same: candidates.append([rest[0] + 1, rest[1]])
        case .near: candidates.append([rest[0], rest[1] + 1])
        case .different: break
        }
        return candidates.max { $0.lexicographicallyPrecedes($1) } ?? [0, 0]
    }

    @Test(arguments: 0..<60)
    func noWayIsBetterAndEachElementIsThereOnce(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let letters = Array("abAB")
        func word() -> [Character] {
            (0..<Int.random(in: 0...6, using: &random)).map { _ in letters[Int.random(in: 0..<4, using: &random)] }
        }
        let (left, right) = (word(), word())
        let rows = rows(String(left), String(right))
        var (lefts, rights, same, near) = ([Int](), [Int](), 0, 0)
        for row in rows {
            switch row {
            case .same(let l, let r):
                (lefts, rights, same) = (lefts + [l], rights + [r], same + 1)
                #expect(left[l] == right[r])
            case .near(let l, let r): (lefts, rights, near) = (lefts + [l], rights + [r], near + 1)
            case .left(let l): lefts.append(l)
            case .right(let r): rights.append(r)
            }
        }
        #expect(lefts == Array(left.indices) && rights == Array(right.indices))
        #expect([same, near] == best(left[...], right[...]))
    }

    @Test func sequencesThatAreTooLongToCompareAreStillLaidOutWhole() {
        let rows = Alignment(5_000, 5_000) { _, _ in .different }.rows
        #expect(rows.count == 10_000)
        #expect(Set(rows).count == 10_000)
    }
}
