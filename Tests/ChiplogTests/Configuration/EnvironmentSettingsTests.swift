import Chiplog
import Testing

@Suite struct EnvironmentSettingsTests {
    @Test("levels and format are read from their variables")
    func read() {
        let settings = EnvironmentSettings(["CHIPLOG_LEVEL": "debug,db=off", "CHIPLOG_FORMAT": "JSON"])
        #expect(settings.levels == LogLevels(.debug, ["db": .off]))
        #expect(settings.format == .json)
        #expect(settings.problems.isEmpty)
    }

    @Test("variables that are not set, or empty, ask for nothing")
    func unset() {
        for environment: LogEnvironment in [[:], ["CHIPLOG_LEVEL": "", "CHIPLOG_FORMAT": ""]] {
            let settings = EnvironmentSettings(environment)
            #expect(settings.levels == nil)
            #expect(settings.format == nil)
            #expect(settings.problems.isEmpty)
        }
    }

    @Test("rules without a default leave the default to the caller")
    func rulesOnly() {
        let settings = EnvironmentSettings(["CHIPLOG_LEVEL": "db=debug"], level: .error)
        #expect(settings.levels == LogLevels(.error, ["db": .debug]))
    }

    @Test("what cannot be read is ignored, and told in one sentence that names variable, place and nearest name")
    func problems() {
        let settings = EnvironmentSettings(["CHIPLOG_LEVEL": "info,db=debgu", "CHIPLOG_FORMAT": "jsno"])
        #expect(settings.levels == nil)
        #expect(settings.format == nil)
        #expect(settings.problems.count == 2)
        for part in ["CHIPLOG_LEVEL", "character 9", "\"debgu\"", "did you mean \"debug\"?", "it is ignored"] {
            #expect(settings.problems.first?.contains(part) == true, "\(part)")
        }
        for part in ["CHIPLOG_FORMAT", "\"jsno\"", "did you mean \"json\"?", "it is ignored"] {
            #expect(settings.problems.last?.contains(part) == true, "\(part)")
        }
    }

    @Test("a problem's sentence commands no terminal and stays short", arguments: ["CHIPLOG_LEVEL", "CHIPLOG_FORMAT"])
    func hostileValues(variable: String) {
        let hostile = "\u{1B}[2J\n\u{7}" + String(repeating: "x", count: 5_000)
        let problems = EnvironmentSettings(LogEnvironment { $0 == variable ? hostile : nil }).problems
        #expect(problems.count == 1)
        for problem in problems {
            #expect(problem.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            #expect(problem.count < 1_000)
        }
    }

    @Test("every format has a name that chooses it", arguments: LogFormat.allCases)
    func formats(format: LogFormat) {
        #expect(EnvironmentSettings(["CHIPLOG_FORMAT": format.rawValue]).format == format)
    }
}
