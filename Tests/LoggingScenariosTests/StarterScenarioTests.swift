import ChiplogBench
import LoggingScenarios
import Testing

@Suite("The scenario to begin with")
struct StarterScenarioTests {
    @Test("is valid, and has a row for one thread and one for four")
    func valid() throws {
        let text = try #require(LoggingProvider().starterScenario)
        let scenarios = try ScenarioFile.load(
            name: "scenarios/starter.json", bytes: Array(text.utf8), settings: [], provider: LoggingProvider())
        #expect(scenarios.map(\.id) == ["starter/threads=1", "starter/threads=4"])
    }
}
