import ChiplogBench

/// One program that is to be built from the repository.
struct BuildOrder: Equatable, Sendable {
    /// Which of the two it is.
    var arm: Arm
    /// What a reader calls it.
    var label: String
    /// nil for the working tree.
    var commit: String?
    /// nil before the first commit.
    var git: Subject.Git?
    /// What dependencies a commit is built with that does not say so; nil for one that does, and for the working tree.
    var pins: DependencyPins?

    /// The commit that somebody named.
    init(_ revision: Revision, pins: DependencyPins?, for arm: Arm) {
        self.arm = arm
        label = revision.label
        commit = revision.commit
        git = revision.git
        self.pins = pins
    }

    /// The working tree in this state.
    init(workingTree state: Subject.Git?, for arm: Arm) {
        self.arm = arm
        label = "working tree" + (state?.dirty == true ? " (dirty)" : "")
        git = state
    }
}
