/// The one of `names` most like `name`, or nil when none is near enough to be what was meant.
///
/// Near is a third of the letters wrong at most, one in short names; upper and lower case are the same.
public func nearestName(to name: String, in names: some Sequence<String>) -> String? {
    let letters = Array(name.lowercased())
    let candidates = names.map { (name: $0, distance: editDistance(letters, Array($0.lowercased()))) }
    guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, letters.count / 3) ? best.name : nil
}

/// How many insertions, deletions, replacements and swaps of neighbours turn one word into the other: the optimal
/// string alignment distance (Damerau 1964, in the form that edits no part twice).
func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var previous: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
        var next = [i + 1]
        for j in b.indices {
            let replaced = row[j] + (a[i] == b[j] ? 0 : 1)
            var best = min(row[j + 1] + 1, next[j] + 1, replaced)
            if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, previous[j - 1] + 1) }
            next.append(best)
        }
        previous = row
        row = next
    }
    return row[b.count]
}
