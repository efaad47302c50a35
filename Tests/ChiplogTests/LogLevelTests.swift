import Chiplog
import Testing

@Suite struct LogLevelTests {
    @Test("levels rise in severity, by OpenTelemetry's numbers")
    func severities() {
        #expect(LogLevel.allCases.map(\.severity) == [1, 5, 9, 10, 13, 17, 21])
        #expect(LogLevel.allCases == LogLevel.allCases.sorted())
    }

    @Test("every severity number belongs to the highest level that is not above it")
    func severityNumbers() {
        for number in UInt8.min...UInt8.max {
            let expected = LogLevel.allCases.last { $0.severity <= number } ?? .trace
            #expect(LogLevel(severity: number) == expected, "severity \(number)")
        }
    }

    @Test("a threshold allows a level exactly from itself on", arguments: LogLevel.allCases, LogLevel.allCases)
    func thresholds(level: LogLevel, threshold: LogLevel) throws {
        let allowed = try #require(LogLevel.allCases.firstIndex(of: level))
        let least = try #require(LogLevel.allCases.firstIndex(of: threshold))
        #expect(LogThreshold.atLeast(threshold).allows(level) == (allowed >= least))
        #expect(!LogThreshold.off.allows(level))
    }

    @Test("a threshold is read from its name and writes it", arguments: LogLevel.allCases.map(\.rawValue) + ["off"])
    func names(name: String) {
        #expect(LogThreshold(name: name)?.description == name)
    }

    @Test("a name that is no level's gives no threshold", arguments: ["", "INFO", "warn", "none", " info"])
    func unknownNames(name: String) {
        #expect(LogThreshold(name: name) == nil)
    }
}
