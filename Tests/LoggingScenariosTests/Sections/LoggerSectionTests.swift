import Chiplog
import ChiplogBench
import Testing

@testable import LoggingScenarios

@Suite("logger")
struct LoggerSectionTests {
    @Test("without the section everything is logged, nothing is bound", arguments: ["", #""logger": {}"#])
    func defaults(sections: String) throws {
        let logger = try settings(sections).logger
        #expect(logger.threshold == .trace)
        #expect(logger.label == "bench")
        #expect(logger.bound.isEmpty)
    }

    @Test("every level name is the core's threshold of that name", arguments: LoggerSection.Level.allCases)
    func levels(level: LoggerSection.Level) throws {
        let logger = try settings(#""logger": { "level": "\#(level.rawValue)" }"#).logger
        #expect(logger.threshold == LogThreshold(name: level.rawValue))
    }

    @Test("bound fields keep their order")
    func bound() throws {
        let logger = try settings(#""logger": { "label": "shop", "bound": { "b": "2", "a": "1", "z.y": "" } }"#).logger
        #expect(logger.label == "shop")
        #expect(logger.bound.map(\.key) == ["b", "a", "z.y"])
        #expect(logger.bound.map(\.value) == ["2", "1", ""])
    }

    @Test(
        "what is wrong is said with its place",
        arguments: [
            (
                #""logger": { "level": "wraning" }"#,
                #"$.logger.level: expected one of "trace", "debug", "info", "notice", "warning", "error", "critical", "#
                    + #""off", found "wraning"; did you mean "warning"?"#
            ),
            (#""logger": { "label": 1 }"#, "$.logger.label: expected a string, found 1"),
            (#""logger": { "bound": { "n": 1 } }"#, "$.logger.bound.n: expected a string, found 1"),
            (#""logger": { "bound": ["n"] }"#, "$.logger.bound: expected an object, found an array"),
            (#""logger": { "lable": "x" }"#, #"$.logger.lable: unknown key; did you mean "label"?"#),
            (#""logger": "off""#, #"$.logger: expected an object, found "off""#),
        ])
    func errors(sections: String, sentence: String) {
        #expect(refusal(of: sections) == "sample.json:2: " + sentence)
    }
}
