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
    /// What is built in the commit's place; nil where it is built as it is.
    private(set) var graft: Graft?

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

    /// The same commit's core, built with today's worker.
    func grafted(_ graft: Graft) -> BuildOrder {
        var order = self
        order.graft = graft
        order.pins = graft.pins
        return order
    }

    /// The commit that is checked out for it; nil for the working tree.
    var checkout: String? { graft?.tree.commit ?? commit }

    /// What is built, in half a line.
    var work: String { graft == nil ? label : "today's worker with the core of \(label)" }

    /// That it did not come to be: `what`, the end of a sentence.
    func failure(_ what: String) -> PreparationError {
        let subject = graft.map { "\(label) \($0.reason), and today's worker with its core" } ?? label
        return .build(BuildFailure(arm: arm, reason: "\(subject) \(what)"))
    }
}
