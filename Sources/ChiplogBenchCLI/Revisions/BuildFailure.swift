import ChiplogBench

/// A program that could not be made.
struct BuildFailure: Error, Equatable, Sendable {
    /// Which of the two.
    var arm: Arm
    /// One sentence, and below it what the compiler said.
    var reason: String

    init(arm: Arm, reason: String) {
        self.arm = arm
        self.reason = reason.contains("cannot be accessed") ? reason + Self.pathAdvice : reason
    }

    /// A package that SwiftPM does not find is nearly always a neighbour, which a worktree does not have.
    private static let pathAdvice =
        "\na dependency by a relative path leads out of the repository: name it by its absolute path or a URL, or compare "
        + "programs by --base-bin"

    /// The reason in one line that says nothing of this machine, such as where the build's words are kept.
    var headline: String {
        let line = reason.prefix { !$0.isNewline }
        return String(line[..<(line.firstRange(of: "; all that it said is in ")?.lowerBound ?? line.endIndex)])
    }
}
