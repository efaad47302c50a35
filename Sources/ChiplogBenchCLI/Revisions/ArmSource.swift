/// Where one of two programs comes from that are to be compared.
enum ArmSource: Equatable, Sendable {
    /// What git calls a revision: a tag, a branch, a commit, `HEAD~3`.
    case revision(String)
    /// The files as they are, changed or not.
    case workingTree
    /// The path of a program that is built.
    case binary(String)
}
