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
        SelfTestScenario(name: "work-\(units)", kind: .work, amount: units, passes: [.time])
    }

    /// The row of a scenario. It has none only if the texts made here are wrong, which a test would see.
    static func row(_ scenario: SelfTestScenario) -> RunPlan.Row {
        let text = scenario.text
        let scenarios = try? ScenarioFile.load(
            name: scenario.name, bytes: Array(text.utf8), settings: [], provider: SelfTestProvider())
        guard let scenario = scenarios?.first else { preconditionFailure("the self-test's scenario is wrong: \(text)") }
        return RunPlan.Row(scenario: scenario, text: text)
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
