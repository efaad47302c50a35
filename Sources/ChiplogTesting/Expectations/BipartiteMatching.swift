/// Gives as many of a set of takers as possible a partner of their own, each from among those that it accepts, by
/// augmenting paths (Kuhn 1955); in time takers × acceptances.
struct BipartiteMatching {
    /// Each taker's partner.
    private(set) var partners: [Int?]
    private let accepted: [[Int]]
    private var takers: [Int: Int] = [:]

    /// - Parameter accepted: the partners that each taker accepts.
    init(_ accepted: [[Int]]) {
        self.accepted = accepted
        partners = Array(repeating: nil, count: accepted.count)
        for taker in accepted.indices {
            var tried: Set<Int> = []
            _ = find(for: taker, &tried)
        }
    }

    /// Finds a partner, if need be one whose taker finds another.
    private mutating func find(for taker: Int, _ tried: inout Set<Int>) -> Bool {
        for partner in accepted[taker] where tried.insert(partner).inserted {
            if let other = takers[partner], !find(for: other, &tried) { continue }
            takers[partner] = taker
            partners[taker] = partner
            return true
        }
        return false
    }
}
