import ChiplogBench

/// A program that could not be made.
struct BuildFailure: Error, Equatable, Sendable {
    /// Which of the two.
    var arm: Arm
    /// One sentence, and below it what the compiler said.
    var reason: String
}
