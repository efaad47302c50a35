/// One resolved point of a scenario's matrix: what one row of a report measures.
public struct Scenario: Sendable {
    /// The scenario's name, which is its file's base name.
    public var name: String
    /// What it is for, in one sentence; may be empty.
    public var description: String
    /// SHA-256 of the file's bytes, in hexadecimal; followed by those of the files it extends, if it does, and by the
    /// settings of the command line, if there are any, since they make it another scenario.
    public var sha256: String
    /// The file as errors name it.
    public var file: String
    /// The files that it extends, the nearest first.
    public var bases: [ScenarioText]
    /// The matrix's parameters at this point, in the matrix's order; empty without a matrix.
    public var params: [(name: String, value: JSON)]
    public var load: Load
    public var passes: [PassName]
    public var limits: Limits
    /// What its rows shall reach.
    public var goals: [Goal]
    /// What its rows must keep to.
    public var expectations: [ExpectedFigure]
    /// How much worse a figure may be before a comparison says so.
    public var thresholds: [Threshold]
    /// The resolved document, with the place of each value.
    let source: ScenarioSource

    /// The row's name in reports: `high-concurrency/threads=4/format=json`; just the scenario's without a matrix.
    public var id: String {
        params.reduce(into: name) { id, parameter in
            id += "/\(parameter.name)=\(parameter.value.string ?? parameter.value.text())"
        }
    }

    /// A strict cursor over the resolved document, for the provider's own sections; the engine's keys count as read.
    public func reader() -> ScenarioReader {
        ScenarioReader(source.root, read: ScenarioKey.allNames)
    }
}
