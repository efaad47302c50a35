import Chiplog
import Foundation
import Testing

@Suite struct LogFilterCodingTests {
    private func filter(_ json: String) throws -> LogFilter {
        try JSONDecoder().decode(LogFilter.self, from: Data(json.utf8))
    }

    /// What is said of a filter that is written wrongly.
    private func complaint(_ json: String) -> String? {
        do {
            _ = try filter(json)
            return nil
        } catch DecodingError.dataCorrupted(let context) {
            return context.debugDescription
        } catch {
            return "\(error)"
        }
    }

    @Test("what is written reads back as the same filter", arguments: 0..<200 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let filter = LogFilter.any(using: &generator)
            let written = try JSONEncoder().encode(filter)
            #expect(
                try JSONDecoder().decode(LogFilter.self, from: written) == filter,
                "\(String(decoding: written, as: UTF8.self))")
        }
    }

    @Test(
        "the written form is the documented one",
        arguments: [
            (#""everything""#, .everything), (#""nothing""#, .nothing), (#"{"level":"warning"}"#, .atLeast(.warning)),
            (#"{"level":{">=":"info"}}"#, .atLeast(.info)), (#"{"level":{"<":"info"}}"#, .below(.info)),
            (#"{"level":{"=":"info"}}"#, .level(.info)), (#"{"label":"db"}"#, .label("db")),
            (#"{"error":true}"#, .hasError), (#"{"error":false}"#, !.hasError), (#"{"trace":true}"#, .hasTrace),
            (#"{"span":false}"#, !.isSpan), (#"{"error":{"type":"CardError"}}"#, .error(type: "CardError")),
            (#"{"message":"order placed"}"#, .message("order placed")),
            (#"{"message":{"=":"order placed"}}"#, .message("order placed")),
            (#"{"message":{"contains":"placed"}}"#, .message(.contains("placed"))),
            (#"{"message":{"wildcard":"order *"}}"#, .message(.wildcard("order *"))),
            (#"{"message":{"regex":"^order"}}"#, .message(.regex(try RegexPattern("^order")))),
            (#"{"fields":{"user.id":42}}"#, .field("user.id", .equal(to: 42))),
            (#"{"fields":{"a":null}}"#, .field("a", .equal(to: .null))),
            (#"{"fields":{"a":true}}"#, .field("a", .equal(to: true))),
            (#"{"fields":{"a":[1,2.5,"x"]}}"#, .field("a", .equal(to: [1, 2.5, "x"]))),
            (#"{"fields":{"a":18446744073709551615}}"#, .field("a", .equal(to: .uint(.max)))),
            (
                #"{"fields":{"status":{">=":500,"<":600}}}"#,
                .all([.field("status", .less(than: 600)), .field("status", .atLeast(500))])
            ),
            (#"{"fields":{"a":{"exists":false}}}"#, !.field("a", .exists)),
            (#"{"fields":{"a":{"in":[1,"b"]}}}"#, .field("a", .oneOf([1, "b"]))),
            (#"{"fields":{"a":{"wildcard":"x*"}}}"#, .field("a", .text(.wildcard("x*")))),
            (
                #"{"fields":{"took":{">":{"duration":"250ms"}}}}"#,
                .field("took", .greater(than: .duration(.milliseconds(250))))
            ),
            (
                #"{"fields":{"at":{"<":{"time":5}}}}"#,
                .field("at", .less(than: .timestamp(.init(nanosecondsSince1970: 5))))
            ),
            (#"{"any":[{"level":"error"},{"label":"db"}]}"#, .atLeast(.error) | .label("db")),
            (
                #"{"fields":{"b":2,"a":1},"not":{"error":true},"label":"db","level":"info"}"#,
                .all([
                    .atLeast(.info), .label("db"), .field("a", .equal(to: 1)), .field("b", .equal(to: 2)), !.hasError,
                ])
            ),
        ] as [(String, LogFilter)])
    func forms(json: String, expected: LogFilter) throws {
        #expect(try filter(json) == expected)
    }

    @Test(
        "what is written wrongly is refused, with the place and the nearest name",
        arguments: [
            (#"{"lvel":"info"}"#, #"filter: unknown key "lvel"; did you mean "level"?"#),
            (#""everthing""#, #"filter: unknown filter "everthing"; did you mean "everything"?"#),
            (
                #"{"level":"warn"}"#,
                #"filter at level: unknown level "warn"; there are trace, debug, info, notice, warning, error, critical"#
            ),
            (#"{"level":"eror"}"#, #"filter at level: unknown level "eror"; did you mean "error"?"#),
            (#"{"level":3}"#, "filter at level: expected a level's name, a string"),
            (#"{"level":{"<":"info",">=":"debug"}}"#, "filter at level: expected exactly one of >=, <, ="),
            (
                #"{"any":[{"label":"a"},{"fields":{"status":{"=>":500}}}]}"#,
                #"filter at any[1].fields.status: unknown test "=>"; did you mean "="?"#
            ),
            (
                #"{"fields":{"a":{"regex":"a("}}}"#,
                #"filter at fields.a.regex: regular expression "a(", character 2: this ( is never closed; write \( for the sign itself"#
            ),
            (#"{"fields":[]}"#, "filter at fields: expected an object from path to value or tests"),
            (#"{"fields":{"a":{}}}"#, #"filter at fields.a: expected tests, such as {">=": 500} or {"exists": true}"#),
            (#"{"fields":{"a":{"in":5}}}"#, "filter at fields.a.in: expected an array of values"),
            (
                #"{"fields":{"a":{">":{"duration":"5 m"}}}}"#,
                #"filter at fields.a.>.duration: expected a duration such as "250ms" or "1.5s""#
            ),
            (#"{"message":{"contains":5}}"#, "filter at message.contains: expected a text, a string"),
            (#"{"all":{"label":"a"}}"#, "filter at all: expected an array of filters"),
            (#"{"error":"CardError"}"#, #"filter at error: expected true, false or {"type": NAME}"#),
            (#"{"trace":"yes"}"#, "filter at trace: expected true or false"),
            ("{}", #"filter: an empty object; write "everything" for every event"#),
            ("5", #"filter: expected an object such as {"level": "warning"}"#),
            ("[]", #"filter: expected an object such as {"level": "warning"}"#),
        ])
    func refusals(json: String, expected: String) {
        #expect(complaint(json) == expected)
    }

    @Test("filters and values nested without end are refused", arguments: ["not", "fields"])
    func depth(kind: String) {
        let filter = kind == "not" ? (#"{"not":"#, #""nothing""#, "}") : (#"[[[["#, "1", "]]]]")
        let nested = String(repeating: filter.0, count: 100) + filter.1 + String(repeating: filter.2, count: 100)
        let complaint = complaint(kind == "not" ? nested : #"{"fields":{"a":\#(nested)}}"#)
        #expect(complaint?.contains("deep") == true, "\(complaint ?? "accepted")")
    }

    @Test(
        "durations are read exactly",
        arguments: [
            ("1.5s", .milliseconds(1500)), ("250ms", .milliseconds(250)), ("0.25ms", .microseconds(250)),
            ("-3us", .microseconds(-3)), ("40ns", .nanoseconds(40)), ("0s", .zero),
            ("1234567.000001ms", .nanoseconds(1_234_567_000_001)),
            ("0.000000000000000001s", Duration(secondsComponent: 0, attosecondsComponent: 1)),
            ("9223372036854775807s", Duration(secondsComponent: .max, attosecondsComponent: 0)),
            ("9223372036854775808s", nil), ("0.0000000000000000001s", nil), ("", nil), ("s", nil), ("1", nil),
            ("1.s", nil),
            (".5s", nil), ("1.2.3s", nil), ("--1s", nil), ("1e3s", nil), ("٣s", nil), ("1 s", nil),
        ] as [(String, Duration?)])
    func durations(text: String, expected: Duration?) throws {
        let json = #"{"fields":{"a":{"=":{"duration":"\#(text)"}}}}"#
        guard let expected else {
            return #expect(complaint(json)?.contains("duration") == true)
        }
        #expect(try filter(json) == .field("a", .equal(to: .duration(expected))))
    }
}
