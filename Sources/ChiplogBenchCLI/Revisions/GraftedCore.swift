/// The folders that the core of a graft consists of, from the repository's top on.
struct GraftedCore: Equatable, Sendable {
    /// As the revision has them.
    var taken: [String] = []
    /// As today's tree has them, since the revision has none.
    var kept: [String] = []

    /// As in `its core (Sources/A, Sources/B); Sources/C is today's, since it has none`.
    var text: String {
        let rest = kept.joined(separator: ", ")
        return "its core (\(taken.joined(separator: ", ")))"
            + (kept.isEmpty ? "" : "; \(rest) \(kept.count == 1 ? "is" : "are") today's, since it has none")
    }
}
