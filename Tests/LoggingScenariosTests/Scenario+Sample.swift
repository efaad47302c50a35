import ChiplogBench

@testable import LoggingScenarios

/// The points of a scenario file `sample.json`: the header that every file needs on its first line, then `sections`.
func scenarios(_ sections: String, settings: [String] = []) throws(ScenarioError) -> [Scenario] {
    let header = #"{ "schema": "chiplog.scenario/1", "name": "sample""#
    let text = header + (sections.isEmpty ? "" : ",\n" + sections) + " }"
    var parsed: [ScenarioSetting] = []
    for setting in settings { parsed.append(try ScenarioSetting(setting)) }
    return try ScenarioFile.load(
        name: "sample.json", bytes: Array(text.utf8), settings: parsed, provider: LoggingProvider())
}

/// What such a file says about logging, at the matrix's first point.
func settings(_ sections: String) throws(ScenarioError) -> LoggingSettings {
    try LoggingSettings(scenarios(sections)[0])
}

/// The sentence with which such a file is refused; nil when it is taken.
func refusal(of sections: String) -> String? {
    do throws(ScenarioError) {
        _ = try scenarios(sections)
        return nil
    } catch {
        return error.description
    }
}
