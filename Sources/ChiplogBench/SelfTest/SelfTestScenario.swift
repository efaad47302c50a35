/// The scenarios of the self-test, as the text that a worker is sent.
struct SelfTestScenario: Sendable {
    var name: String
    var kind: SelfTestSection.Kind
    var amount: Int
    var extra = false
    var passes: [PassName]
    /// Further members of the file.
    var members = ""

    /// Units of work of an event in comparisons: about a microsecond.
    static let baseWork = 1_000

    static func work(_ units: Int) -> SelfTestScenario {
        // Of one name whatever the units, since the name decides on a process's conditions.
        SelfTestScenario(name: "work", kind: .work, amount: units, passes: [.time])
    }

    /// The row of the scenario; an error would be one of the texts made here.
    func row() throws(ScenarioError) -> RunPlan.Row {
        let scenarios = try ScenarioFile.load(
            name: name, bytes: Array(text.utf8), settings: [], provider: SelfTestProvider())
        return RunPlan.Row(scenario: scenarios[0], text: text)
    }

    var text: String {
        let passes = passes.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        return """
            {
              "schema": "\(ScenarioFile.schema)",
              "name": "\(name)",
              "self_test": { "kind": "\(kind.rawValue)", "amount": \(amount), "extra": \(extra) },
              "passes": [\(passes)]\(members.isEmpty ? "" : ",\n  \(members)")
            }
            """
    }
}
