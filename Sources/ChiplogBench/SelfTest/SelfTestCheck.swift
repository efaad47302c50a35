/// One thing that the harness must see, and what it saw.
public struct SelfTestCheck: Equatable, Sendable {
    /// How it went.
    public enum Outcome: String, Sendable {
        case pass, fail
        /// This machine cannot do it; the finding says why.
        case skipped
    }

    /// What was planted, in words.
    public var name: String
    public var outcome: Outcome
    /// What was seen, with figures and what was expected.
    public var finding: String

    init(_ name: String, _ outcome: Outcome, _ finding: String) {
        self.name = name
        self.outcome = outcome
        self.finding = finding
    }

    init(_ name: String, passes: Bool, _ finding: String) {
        self.init(name, passes ? .pass : .fail, finding)
    }
}
