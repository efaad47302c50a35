extension String {
    /// The one of `names` most like this one, for the end of an error's sentence; nil when none is near enough to be what
    /// was meant: a third of the letters wrong at most, one in short names. Upper and lower case are the same.
    ///
    /// The core's own, since it imports no module of ours.
    package func nearest(in names: some Sequence<String>) -> String? {
        // Nobody mistypes a name into a longer one, and the distance takes time in the product of the lengths.
        let letters = Array(prefix(64).lowercased())
        let candidates = names.map { (name: $0, distance: editDistance(letters, Array($0.lowercased()))) }
        guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
        return best.distance <= max(1, letters.count / 3) ? best.name : nil
    }
}

/// How many insertions, deletions, replacements and swaps of neighbours turn one word into the other: the optimal string
/// alignment distance (Damerau 1964, in the form that edits no part twice).
private func editDistance(_ one: [Character], _ other: [Character]) -> Int {
    var previous: [Int] = []
    var row = Array(0...other.count)
    for i in one.indices {
        var next = [i + 1]
        for j in other.indices {
            let replaced = row[j] + (one[i] == other[j] ? 0 : 1)
            var best = min(row[j + 1] + 1, next[j] + 1, replaced)
            if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] { best = min(best, previous[j - 1] + 1) }
            next.append(best)
        }
        previous = row
        row = next
    }
    return row[other.count]
}
