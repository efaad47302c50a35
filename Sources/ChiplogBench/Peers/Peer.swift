/// Something else that does a scenario's events and is measured beside them: a logger of another language, or this very
/// program set another way.
public struct Peer: Equatable, Sendable {
    /// What reports call it: letters, digits, dots, hyphens and underscores.
    public var id: String
    /// The logger's name.
    public var name: String
    /// Which of its configurations this is, such as `fast`.
    public var configuration: String
    /// The language it is written for.
    public var language: String
    /// What the configuration is, in half a line.
    public var about: String
    /// What is not comparable, half a line each: everywhere, and by the name of a scenario there.
    public var notes: [String]
    public var scenarioNotes: [String: [String]]
    /// How its worker is started, without the verb `worker`; nil for this very program.
    public var command: WorkerCommand?
    /// What to type to have it, where it is missing; empty for this program.
    public var install: String
    /// What is set for it beyond the scenario; for this program only.
    public var settings: [ScenarioSetting]
    /// The scenarios it does, by name, and how its lines look in each.
    public var lines: [String: PeerLines]
}

extension Peer {
    /// What is not comparable in a scenario, as warnings of its rows.
    func warnings(in scenario: String) -> [ReportWarning] {
        (notes + scenarioNotes[scenario, default: []]).map { ReportWarning(code: ReportWarning.peerNote, message: $0) }
    }
}

extension ReportWarning {
    /// The code of what is not comparable about a peer, which tables of peers show beside the figures.
    static let peerNote = "peer.note"
}

/// How a peer's lines are read back.
public enum PeerLines: Equatable, Sendable {
    /// Words, with the message and the fields somewhere among them.
    case text
    /// An object a line, with the message and the object of the fields at these paths.
    case json(message: [String], fields: [String])
}
