import Chiplog
import Testing

@Suite struct JSONChoicesTests {
    private struct Declined: ErrorWithCause, CustomStringConvertible {
        var description = "declined"
        var cause: (any Error)? { LateAnswer() }
        private struct LateAnswer: Error, CustomStringConvertible { var description = "late" }
    }

    private func call(_ log: Log) {
        log.warning("order placed", ["order": 42, "msg": "mine"], file: "Shop/Pay.swift", function: "pay()", line: 7)
    }

    @Test("keys, time and level as chosen; the chosen keys are the ones no field may have")
    func chosen() throws {
        let formatter = try JSONFormatter(
            keys: .init(time: "ts", level: "severity", label: "logger", message: "msg"), time: .unixMilliseconds,
            level: .severityNumber)
        #expect(
            try line(formatter, loggedBy: call)
                == #"{"ts":1795245175123,"severity":13,"logger":"shop","msg":"order placed","order":42,"field.msg":"mine"}"#
        )
        #expect(
            try line(formatter) { $0.info("m", ["time": 1, "field.msg": 2, "ts": 3]) } == #"""
                {"ts":1795245175123,"severity":9,"logger":"shop","msg":"m","time":1,"field.field.msg":2,"field.ts":3}
                """#)
    }

    @Test("levels under the names that somebody else has for them")
    func levelNames() throws {
        let formatter = try JSONFormatter(level: .named([.warning: "WARN", .critical: "FA\"TAL"]))
        let names = try lines(formatter) { log in
            for level in LogLevel.allCases { log.log(level, "m") }
        }.map { $0.dropFirst(#"{"time":"2026-11-21T07:12:55.123456Z","level":"#.count).prefix { $0 != "," } }
        #expect(
            names == [#""trace""#, #""debug""#, #""info""#, #""notice""#, #""WARN""#, #""error""#, #""FA\"TAL""#])
    }

    @Test("fields under a key of their own keep their names; without fields there is no such key")
    func nested() throws {
        let formatter = try JSONFormatter(level: .uppercaseName, fields: .under("attributes"), callSite: true)
        #expect(
            try line(formatter, loggedBy: call) == #"""
                {"time":"2026-11-21T07:12:55.123456Z","level":"WARNING","label":"shop","message":"order placed",\#
                "source":"Shop/Pay.swift:7","function":"pay()","attributes":{"order":42,"msg":"mine"}}
                """#)
        #expect(
            try line(try JSONFormatter(fields: .under("attributes"))) { $0.info("m", ["message": 1, "a": 1, "a": 2]) }
                == #"""
                {"time":"2026-11-21T07:12:55.123456Z","level":"info","label":"shop","message":"m",\#
                "attributes":{"message":1,"a":2}}
                """#)
        #expect(try !line(formatter) { $0.info("m") }.contains("attributes"))
    }

    @Test("a key that is nil leaves its member out, and no comma stands where it was")
    func leftOut() throws {
        let shortest = JSONFormatter.Keys(
            time: nil, level: nil, label: nil, message: "m", error: nil, source: nil, function: nil)
        #expect(
            try line(JSONFormatter(keys: shortest, callSite: true)) { $0.error("x", error: Declined(), ["time": 1]) }
                == #"{"m":"x","time":1}"#)
        for (time, level, label) in [
            (true, false, false), (false, true, false), (false, false, true), (true, true, false),
        ] {
            let keys = JSONFormatter.Keys(
                time: time ? "t" : nil, level: level ? "l" : nil, label: label ? "n" : nil, message: "m")
            let members =
                (time ? ["\"t\":1795245175123"] : []) + (level ? ["\"l\":\"info\""] : [])
                + (label ? ["\"n\":\"shop\""] : []) + ["\"m\":\"x\""]
            let written = try line(JSONFormatter(keys: keys, time: .unixMilliseconds)) { $0.info("x") }
            #expect(written == "{" + members.joined(separator: ",") + "}")
        }
    }

    @Test(
        "keys of any kind are escaped like text, and kept apart from fields",
        arguments: ["quo\"te", "back\\slash", "new\nline", "", "field.time", "field.x", "Größe", "\u{2028}"])
    func hostileKeys(key: String) throws {
        let before = #"{"time":"2026-11-21T07:12:55.123456Z","level":"info","label":"shop","message":""#
        let escaped = try line(.json) { $0.info(key) }.dropFirst(before.count).dropLast(2)
        let written = try line(JSONFormatter(keys: .init(message: key))) { $0.info("m", [LogKey(key): 1, "other": 2]) }
        #expect(written.hasSuffix("\"\(escaped)\":\"m\",\"field.\(escaped)\":1,\"other\":2}"))
    }

    @Test("two members with one key are refused, and both are named")
    func collisions() throws {
        #expect(
            throws: FormatError(
                "json format: time and message are both called \"x\"; each needs a key of its own")
        ) { try JSONFormatter(keys: .init(time: "x", message: "x")) }
        #expect(
            throws: FormatError(
                "json format: message and fields are both called \"message\"; each needs a key of its own")
        ) { try JSONFormatter(fields: .under("message")) }
    }

    @Test("whatever is left at its default is written as the default formatter writes it")
    func defaults() throws {
        func everything(_ log: Log) {
            call(log)
            log.error("x", error: Declined(), ["time": 1, "trace_id": 2, "nested": ["time": 1] as LogFields])
            log.trace("x")
        }
        #expect(
            try lines(JSONFormatter(callSite: true), loggedBy: everything)
                == lines(try .json(callSite: true), loggedBy: everything))
    }

    @Test("OpenTelemetry's names: errors and call sites are attributes")
    func openTelemetry() throws {
        #expect(
            try line(.openTelemetry, loggedBy: call) == #"""
                {"Timestamp":"1795245175123456000","SeverityText":"WARNING","SeverityNumber":13,\#
                "InstrumentationScope":{"Name":"shop"},"Body":"order placed","Attributes":{"order":42,"msg":"mine"}}
                """#)
        let written = try line(OpenTelemetryFormatter(callSite: true)) { log in
            log.critical(
                "x", error: Declined(), ["exception.type": 1, "Body": 2], file: "a/b.swift", function: "f()", line: 3)
        }
        #expect(
            written == #"""
                {"Timestamp":"1795245175123456000","SeverityText":"CRITICAL","SeverityNumber":21,\#
                "InstrumentationScope":{"Name":"shop"},"Body":"x","Attributes":{"code.file.path":"a/b.swift",\#
                "code.line.number":3,"code.function.name":"f()",\#
                "exception.type":"ChiplogTests.JSONChoicesTests.Declined","exception.message":"declined",\#
                "exception.causes":[{"type":"ChiplogTests.JSONChoicesTests.Declined.LateAnswer","message":"late"}],\#
                "field.exception.type":1,"Body":2}}
                """#)
        #expect(
            try line(OpenTelemetryFormatter(callSite: true), loggedBy: call).hasSuffix(
                #"""
                "Attributes":{"code.file.path":"Shop/Pay.swift","code.line.number":7,\#
                "code.function.name":"pay()","order":42,"msg":"mine"}}
                """#))
        #expect(try line(.openTelemetry) { $0.info("m") }.hasSuffix(#""Body":"m"}"#))
        for level in LogLevel.allCases {
            let written = try line(.openTelemetry) { $0.log(level, "m") }
            #expect(written.contains("\"\(level.rawValue.uppercased())\",\"SeverityNumber\":\(level.severity),"))
        }
    }
}
