/// Which of the two things measured side by side; its raw value is the subject's id in reports.
public enum Arm: String, CaseIterable, Sendable {
    /// What is being judged.
    case head
    /// What it is measured against.
    case reference
}
