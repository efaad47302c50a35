import ChiplogBench

/// A program that could not be made.
struct BuildFailure: Error, Equatable, Sendable {
    /// Which of the two.
    var arm: Arm
    /// One sentence, and below it what the compiler said.
    var reason: String

    /// The reason in one line that says nothing of this machine, such as where the build's words are kept.
    var headline: String {
        let line = reason.prefix { !$0.isNewline }
        return String(line[..<(line.firstRange(of: "; all that it said is in ")?.lowerBound ?? line.endIndex)])
    }
}
