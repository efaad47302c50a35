/// Names of releases on an axis, where there is little room.
enum ReleaseLabels {
    /// The labels, each cut to `room`. Where one has to be cut, they lose what they all begin with, since nobody could
    /// tell `release/2026.01` from `release/2026.02` by `release…`.
    static func fitting(_ labels: [String], _ room: Double) -> [String] {
        let labels = labels.map(HTMLText.visible)
        let shared = ChartFrame.width(of: labels) > room ? sharedBeginning(of: labels) : 0
        return labels.map { ChartFrame.fitting((shared > 0 ? "…" : "") + $0.dropFirst(shared), room) }
    }

    /// How many characters they have in common at the beginning, up to a character that parts words, and not all of any.
    private static func sharedBeginning(of labels: [String]) -> Int {
        guard labels.count > 1, let first = labels.first.map(Array.init) else { return 0 }
        let shared = labels.dropFirst().reduce(first.count) { shared, label in
            min(shared, zip(first, label).prefix { $0 == $1 }.count)
        }
        return first[..<min(shared, first.count - 1)].lastIndex { "/.-_+ ".contains($0) }.map { $0 + 1 } ?? 0
    }
}
