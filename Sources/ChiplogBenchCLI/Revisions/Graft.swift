/// Today's tree with a revision's core in place of its own, and why that is built.
struct Graft: Equatable, Sendable {
    var tree: GraftedTree
    /// The dependencies that the working tree is built with, where the tree does not say.
    var pins: DependencyPins?
    /// What is wrong with the revision's own program, as in `speaks worker protocol 0`.
    var reason: String
}
