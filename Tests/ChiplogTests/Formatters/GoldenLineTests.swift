import Chiplog
import Testing

/// What each format makes of the same event; the lines are read by people and programs, so every byte counts.
@Suite struct GoldenLineTests {
    private struct CardError: ErrorWithCause, CustomStringConvertible {
        var description: String { "declined: \"51\"" }
        var cause: (any Error)? { TestError() }
    }

    private func logEverything(_ log: Log) {
        log.with(["request": 7]).error(
            "order\nplaced", error: CardError(),
            [
                "count": 42, "price": 12.5, "whole": 3.0, "name": "Ada Lovelace", "plain": "plain", "empty": "",
                "none": nil as Int?, "yes": true, "tags": ["a", "b c"], "numbers": [1, 2],
                "user": ["id": 3, "address": ["city": "Köln"] as LogFields] as LogFields, "nothing": [:] as LogFields,
                "raw": [1, 2, 3, 4] as [UInt8], "noBytes": [] as [UInt8], "wait": Duration.milliseconds(1500),
                "at": LogTimestamp(nanosecondsSince1970: 1_000_000_001),
                "broken": LogErrorValue(type: "T", message: "a=b"), "nan": Double.nan,
            ], file: "Shop/Checkout.swift", function: "pay(_:)", line: 42)
    }

    @Test("JSON")
    func json() throws {
        let line = try ChiplogTests.line(.json, loggedBy: logEverything)
        #expect(
            line == #"""
                {"time":"2026-11-21T07:12:55.123456Z","level":"error","label":"shop","message":"order\nplaced",\#
                "error":{"type":"ChiplogTests.GoldenLineTests.CardError",\#
                "message":"declined: \"51\"","causes":[{"type":"ChiplogTests.TestError","message":"TestError()"}]},\#
                "request":7,"count":42,"price":12.5,"whole":3.0,"name":"Ada Lovelace","plain":"plain","empty":"",\#
                "none":null,"yes":true,"tags":["a","b c"],"numbers":[1,2],"user":{"id":3,"address":{"city":"Köln"}},\#
                "nothing":{},"raw":"AQIDBA==","noBytes":"","wait":"1.5s","at":"1970-01-01T00:00:01.000000001Z",\#
                "broken":{"type":"T","message":"a=b"},"nan":"NaN"}
                """#)
    }

    @Test("logfmt")
    func logfmt() throws {
        let line = try ChiplogTests.line(.logfmt, loggedBy: logEverything)
        #expect(
            line == #"""
                time=2026-11-21T07:12:55.123456Z level=error label=shop message="order\nplaced" \#
                error="declined: \"51\"" error.type=ChiplogTests.GoldenLineTests.CardError \#
                error.cause.1=TestError() error.cause.1.type=ChiplogTests.TestError \#
                request=7 count=42 price=12.5 whole=3.0 name="Ada Lovelace" plain=plain empty="" none=null yes=true \#
                tags="[\"a\",\"b c\"]" numbers=[1,2] user.id=3 user.address.city=Köln nothing={} raw="AQIDBA==" \#
                noBytes="" wait=1.5s at=1970-01-01T00:00:01.000000001Z broken="a=b" broken.type=T nan=NaN
                """#)
    }

    @Test("text")
    func text() throws {
        let line = try ChiplogTests.line(.text, loggedBy: logEverything)
        #expect(
            line == #"""
                2026-11-21T07:12:55.123456Z ERROR    shop: order\nplaced \#
                error="declined: \"51\"" error.type=ChiplogTests.GoldenLineTests.CardError \#
                error.cause.1=TestError() error.cause.1.type=ChiplogTests.TestError \#
                request=7 count=42 price=12.5 whole=3.0 name="Ada Lovelace" plain=plain empty="" none=null yes=true \#
                tags="[\"a\",\"b c\"]" numbers=[1,2] user.id=3 user.address.city=Köln nothing={} raw="AQIDBA==" \#
                noBytes="" wait=1.5s at=1970-01-01T00:00:01.000000001Z broken="a=b" broken.type=T nan=NaN
                """#)
    }

    @Test("each level under its own name, text in columns", arguments: LogLevel.allCases)
    func levels(level: LogLevel) throws {
        let name = level.rawValue
        let column = name.uppercased() + String(repeating: " ", count: 8 - name.count)
        let time = "2026-11-21T07:12:55.123456Z"
        #expect(
            try line(.json) { $0.log(level, "m") }
                == #"{"time":"\#(time)","level":"\#(name)","label":"shop","message":"m"}"#)
        #expect(try line(.logfmt) { $0.log(level, "m") } == "time=\(time) level=\(name) label=shop message=m")
        #expect(try line(.text) { $0.log(level, "m") } == "\(time) \(column) shop: m")
    }

    @Test("the call site, where it is asked for")
    func callSite() throws {
        func call(_ log: Log) {
            log.info("m", ["a": 1], file: "My Shop/Pay \"now\".swift", function: "pay(_:to:)", line: 7)
        }
        let time = "2026-11-21T07:12:55.123456Z"
        #expect(
            try line(JSONFormatter(callSite: true), loggedBy: call) == #"""
                {"time":"\#(time)","level":"info","label":"shop","message":"m",\#
                "source":"My Shop/Pay \"now\".swift:7","function":"pay(_:to:)","a":1}
                """#)
        #expect(
            try line(LogfmtFormatter(callSite: true), loggedBy: call) == #"""
                time=\#(time) level=info label=shop message=m source="My Shop/Pay \"now\".swift:7" \#
                function=pay(_:to:) a=1
                """#)
        #expect(
            try line(TextFormatter(callSite: true), loggedBy: call)
                == #"\#(time) INFO     shop: m a=1 (My Shop/Pay "now".swift:7)"#)
    }

    @Test("an empty message, an empty label")
    func empty() throws {
        let folder = TemporaryFolder()
        for (name, formatter) in [
            ("json", JSONFormatter.json as any LogFormatter), ("logfmt", LogfmtFormatter.logfmt),
            ("text", TextFormatter.text),
        ] {
            let pipeline = Pipeline(sinks: [try .file(folder.file(name), format: formatter)], clock: .fixed)
            Log("", pipeline: pipeline).info("")
            try pipeline.shutdown()
        }
        let time = "2026-11-21T07:12:55.123456Z"
        #expect(folder.lines("json") == [#"{"time":"\#(time)","level":"info","label":"","message":""}"#])
        #expect(folder.lines("logfmt") == [#"time=\#(time) level=info label="" message="""#])
        #expect(folder.lines("text") == ["\(time) INFO     : "])
    }
}
