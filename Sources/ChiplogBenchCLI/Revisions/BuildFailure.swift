/// A program that could not be made.
struct BuildFailure: Error, Equatable, Sendable {
    /// The subject's id.
    var arm: String
    /// One sentence, and below it what the compiler said.
    var reason: String
}
