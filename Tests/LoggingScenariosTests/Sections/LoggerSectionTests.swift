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

    @Test("the names of a mixed event's own fields are all taken")
    func takenKeys() {
        var random = SplitMix64(seed: 1)
        #expect(MixedEvent(message: "", &random).expectedJSON.map(\.key) == MixedEvent.keys)
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
            (
                #""logger": { "bound": { "order": "1" } }"#,
                #"$.logger.bound.order: events have a "order" of their own; bind the field under another key"#
            ),
            (
                #""logger": { "bound": { "thread": "1" } }"#,
                #"$.logger.bound.thread: events have a "thread" of their own; bind the field under another key"#
            ),
            (
                #""logger": { "bound": { "message": "1" } }"#,
                #"$.logger.bound.message: events have a "message" of their own; bind the field under another key"#
            ),
            (
                #""logger": { "bound": { "": "1" } }"#,
                #"$.logger.bound[""]: a bound field's key is made of letters, digits, "_", "-" and ".""#
            ),
            (
                #""logger": { "bound": { "a b": "1" } }"#,
                #"$.logger.bound["a b"]: a bound field's key is made of letters, digits, "_", "-" and ".""#
            ),
            (#""logger": { "label": "a\nb" }"#, "$.logger.label: expected one line without control characters"),
            (#""logger": { "lable": "x" }"#, #"$.logger.lable: unknown key; did you mean "label"?"#),
            (#""logger": "off""#, #"$.logger: expected an object, found "off""#),
        ])
    func errors(sections: String, sentence: String) {
        #expect(refusal(of: sections) == "sample.json:2: " + sentence)
    }
}
