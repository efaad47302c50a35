/// Why and by what a revision is built anew: as today's tree with the revision's core in place of its own.
struct Graft: Equatable, Sendable {
    /// What is built around the core.
    var donor: Donor
    /// What is wrong with the revision's own program, as in `speaks worker protocol 0`.
    var reason: String
}
