/// Which of the things measured side by side; its raw value is the subject's id in reports.
public enum Arm: String, CaseIterable, Sendable {
    /// What is being judged.
    case head
    /// The implementation that a row is measured beside, in the same executable.
    case reference
    /// The build that the head is compared with.
    case base
}
