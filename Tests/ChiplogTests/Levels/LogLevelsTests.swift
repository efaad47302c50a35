import Chiplog
import Testing

@Suite struct LogLevelsTests {
    @Test("the longest prefix that covers a label decides, in whatever order the rules were given")
    func longest() {
        let rules: [(LabelPrefix, LogThreshold)] = [
            ("db", .debug), ("db.pool", .off), ("http", .error), ("db.po", .trace),
        ]
        for shift in rules.indices {
            var levels = LogLevels(.notice)
            for (prefix, threshold) in rules[shift...] + rules[..<shift] { levels[prefix] = threshold }
            #expect(levels.threshold(for: "db") == .debug)
            #expect(levels.threshold(for: "db.query") == .debug)
            #expect(levels.threshold(for: "db.pool") == .off)
            #expect(levels.threshold(for: "db.pool.worker") == .off)
            #expect(levels.threshold(for: "http.server") == .error)
            for label in ["", "dbx", "api", "DB"] { #expect(levels.threshold(for: label) == .notice) }
            #expect(levels == LogLevels(.notice, ["http": .error, "db.pool": .off, "db.po": .trace, "db": .debug]))
        }
    }

    @Test("a rule given twice counts as last given, and one set to nil is gone")
    func replaced() {
        var levels = LogLevels(.info, ["db": .debug, "db": .error])
        #expect(levels["db"] == .error)
        levels["db"] = nil
        #expect(levels == LogLevels(.info))
        #expect(levels.threshold(for: "db") == .info)
    }

    @Test("the lowest threshold is the lowest that any label can have")
    func lowest() {
        #expect(LogLevels(.warning).lowest == .warning)
        #expect(LogLevels(.warning, ["a": .off, "b": .trace]).lowest == .trace)
        #expect(LogLevels(.off, ["a": .off]).lowest == .off)
    }

    @Test(
        "levels are read from text",
        arguments: [
            ("info", LogLevels(.info)),
            ("off", LogLevels(.off)),
            ("WARNING", LogLevels(.warning)),
            ("info,db=debug,db.pool=off", LogLevels(.info, ["db": .debug, "db.pool": .off])),
            (" db = Debug ,\terror ", LogLevels(.error, ["db": .debug])),
            ("db=debug", LogLevels(.notice, ["db": .debug])),
            ("a=b=trace", LogLevels(.notice, ["a=b": .trace])),
        ])
    func parsed(text: String, levels: LogLevels) throws {
        #expect(try LogLevels(parsing: text, default: .notice) == levels)
    }

    @Test(
        "what is no level is refused with its place, what was expected and the nearest name",
        arguments: [
            ("", 1, "expected a level", nil),
            ("info,", 6, "expected a level, or PREFIX=LEVEL", nil),
            ("inof,db=debug", 1, "unknown level \"inof\"", "info"),
            ("info, db = debgu", 12, "unknown level \"debgu\"", "debug"),
            ("warn", 1, "unknown level \"warn\"", nil),
            ("db=", 4, "expected a level after \"=\"", nil),
            ("=debug", 1, "expected a label before \"=\"", nil),
            ("info,debug", 6, "the default is given for the second time", nil),
            ("db=info,ä=info,db=debug", 16, "\"db\" is given for the second time", nil),
            ("verbose", 1, "expected one of trace, debug, info, notice, warning, error, critical, off", nil),
        ] as [(String, Int, String, String?)])
    func refused(text: String, position: Int, message: String, suggestion: String?) throws {
        let error = try #require(throws: LogLevelsError.self) { try LogLevels(parsing: text) }
        #expect(error.position == position)
        #expect(error.message.contains(message), "\(error)")
        #expect(error.suggestion == suggestion)
        #expect(error.description.contains("character \(position)"))
    }

    @Test("levels written as text read back the same")
    func roundTrip() throws {
        var random = SeededGenerator(seed: 2)
        let names = ["a", "b", "db", "db.pool", "db.pool.x", "http=2", "ü"]
        let thresholds = LogLevel.allCases.map { LogThreshold.atLeast($0) } + [.off]
        for _ in 0..<500 {
            var levels = LogLevels(thresholds.randomElement(using: &random) ?? .info)
            for name in names where Bool.random(using: &random) {
                levels[LabelPrefix(name)] = thresholds.randomElement(using: &random)
            }
            #expect(try LogLevels(parsing: levels.description) == levels, "\(levels)")
        }
    }

    @Test("a text beyond 16,384 bytes is refused")
    func long() {
        #expect(throws: LogLevelsError.self) { try LogLevels(parsing: String(repeating: "a", count: 16_385)) }
    }
}
